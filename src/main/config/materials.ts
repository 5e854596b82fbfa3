import { X509Certificate, createPrivateKey, createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { TrustList } from '#certificates/seal/lists.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Terminal } from '#contract/terminal.ts';

import { StaffFile } from '#contract/staff-file.ts';
import { IDENTITY_FILES } from '../tls/tls-fetch.ts';
import type { ClientIdentity } from '../tls/tls-fetch.ts';
import type { ConfigFault } from './load.ts';
import { readSealTrust } from './seal-trust.ts';

/** The keys and secrets that `terminal.json` points to, read once at start. */
export interface Materials {
  /** Absent where the terminal has a certificate. */
  readonly secret: string | undefined;
  readonly identity: ClientIdentity | undefined;
  /** PEM, Ed25519 public. */
  readonly townKey: string;
  /** PEM, one certificate each. */
  readonly trust: readonly string[];
  /** PEM of the authority behind each printer's certificate; absent where it is pinned or there is no TLS. */
  readonly printerCa: string | undefined;
  readonly receiptCa: string | undefined;
  /** Whose seals are printed; absent where there are no backs. */
  readonly sealTrust: TrustList | undefined;
  /** Absent where the terminal knows no staff. */
  readonly staff: StaffFile | undefined;
}

/** Reads and checks them, so that a wrong file is named at start and not when the first resident stands there. */
export function readMaterials({
  center,
  card,
  printer,
  receipt,
  seal,
  staff,
  profile,
}: Terminal): Result<Materials, ConfigFault> {
  const secret =
    center.secret === undefined
      ? ok(undefined)
      : read(
          'center.secret',
          center.secret,
          (text) => text.trim().length >= 16,
          'a secret of 16 characters or more',
        );
  const identity = readIdentity(center.identity);
  const townKey = read('center.townKey', center.townKey, isEd25519, 'an Ed25519 public key (PEM)');
  const trust = card.trust.map((file, at) =>
    read(`card.trust.${at}`, file, isCertificate, 'a certificate (PEM)'),
  );
  const printerCa = readCa('printer.ca', printer.ca);
  const receiptCa = readCa('receipt.ca', receipt?.ca);
  const known =
    staff === undefined ? undefined : read('staff', staff, isStaffFile, 'a list of staff (npm run staff)');
  if (!secret.ok) return secret;
  if (!identity.ok) return identity;
  if (!townKey.ok) return townKey;
  if (!printerCa.ok) return printerCa;
  if (!receiptCa.ok) return receiptCa;
  const pems: string[] = [];
  for (const pem of trust) {
    if (!pem.ok) return pem;
    pems.push(pem.value);
  }
  const sealTrust = seal && readSealTrust(seal, profile);
  if (sealTrust && !sealTrust.ok) return sealTrust;
  if (known && !known.ok) return known;
  return ok({
    secret: secret.value?.trim(),
    identity: identity.value,
    townKey: townKey.value,
    trust: pems,
    printerCa: printerCa.value,
    receiptCa: receiptCa.value,
    sealTrust: sealTrust?.value,
    staff: known && StaffFile.parse(JSON.parse(known.value)),
  });
}

/** What `npm run enrol` left in its folder. */
export function readIdentity(folder: string | undefined): Result<ClientIdentity | undefined, ConfigFault> {
  if (folder === undefined) return ok(undefined);
  const file = (name: keyof typeof IDENTITY_FILES) => join(folder, IDENTITY_FILES[name]);
  const key = read('center.identity', file('key'), isPrivateKey, 'a private key (PEM)');
  const certificate = read('center.identity', file('certificate'), isCertificate, 'a certificate (PEM)');
  const authority = read('center.identity', file('authority'), isCertificate, 'a certificate (PEM)');
  if (!key.ok) return key;
  if (!certificate.ok) return certificate;
  if (!authority.ok) return authority;
  if (!new X509Certificate(certificate.value).checkPrivateKey(createPrivateKey(key.value)))
    return err({
      file: file('certificate'),
      lines: ['is not the certificate of terminal-key.pem; enrol the terminal again (npm run enrol)'],
    });
  return ok({ key: key.value, certificate: certificate.value, authority: authority.value });
}

function isPrivateKey(text: string): boolean {
  try {
    return createPrivateKey(text).type === 'private';
  } catch {
    return false;
  }
}

function readCa(path: string, file: string | undefined): Result<string | undefined, ConfigFault> {
  return file === undefined ? ok(undefined) : read(path, file, isCertificate, 'a certificate (PEM)');
}

function read(
  path: string,
  file: string,
  fits: (text: string) => boolean,
  wanted: string,
): Result<string, ConfigFault> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return err({ file, lines: [`${path}: cannot be read; check that it exists and who may read it`] });
  }
  return fits(text)
    ? ok(text)
    : err({ file, lines: [`${path}: is not ${wanted}; restore the file that was installed`] });
}

function isStaffFile(text: string): boolean {
  try {
    return StaffFile.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

function isEd25519(text: string): boolean {
  try {
    return createPublicKey(text).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).raw.length > 0;
  } catch {
    return false;
  }
}
