import { type KeyObject, createHash, sign } from 'node:crypto';

import type { KeyPair } from './card-keys.ts';
import {
  type Der,
  bits,
  explicit,
  integer,
  octets,
  oid,
  printable,
  sequence,
  set,
  time,
  tlv,
  utf8,
  yes,
} from './der-writer.ts';

const SHA256_WITH_RSA = sequence(oid('1.2.840.113549.1.1.11'), tlv(0x05));
const ECDSA_WITH_SHA384 = sequence(oid('1.2.840.10045.4.3.3'));

/** What a card's certificate is for. */
export interface Purpose {
  /** Certificate policy (証明書ポリシー). */
  readonly policy: string;
  /** First byte of keyUsage (RFC 5280, 4.2.1.3). */
  readonly keyUsage: number;
}

/** 利用者証明用電子証明書 of real cards; a made-up one carries the same to be read alike. */
const AUTHENTICATION: Purpose = { policy: '1.2.392.200149.8.5.1.3.30', keyUsage: 0x80 };

/** The issuer's name. The real one says O=JPKI; this one can never be mistaken for it. */
const ISSUER = sequence(
  attribute('2.5.4.6', printable('JP')),
  attribute('2.5.4.10', utf8('JPKI-DEMO')),
  attribute('2.5.4.11', utf8('JPKI for user authentication')),
  attribute('2.5.4.11', utf8('Made up by Mado, not real')),
);

export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** DER of a self-signed CA certificate under the demo issuer's name (認証局の自己署名証明書). */
export function authorityCertificate(keys: KeyPair, validity: Validity): Buffer {
  return signed(keys.privateKey, keys.publicKey, keys.publicKey, ISSUER, validity, [
    extension('2.5.29.19', true, sequence(yes())),
    extension('2.5.29.15', true, bits(Buffer.from([0x06]), 1)),
  ]);
}

/** DER of one card's certificate: no name, address or birth date in it, as on a real card. */
export function cardCertificate(
  authority: KeyPair,
  card: KeyObject,
  commonName: string,
  validity: Validity,
  { policy, keyUsage }: Purpose = AUTHENTICATION,
): Buffer {
  const subject = sequence(attribute('2.5.4.6', printable('JP')), attribute('2.5.4.3', utf8(commonName)));
  const authorityKeyId = sequence(tlv(0x80, keyId(authority.publicKey)));
  return signed(authority.privateKey, authority.publicKey, card, subject, validity, [
    extension('2.5.29.35', false, authorityKeyId),
    extension('2.5.29.15', true, bits(Buffer.from([keyUsage]), trailingZeros(keyUsage))),
    extension('2.5.29.32', true, sequence(sequence(oid(policy)))),
  ]);
}

/** Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signature } (RFC 5280, 4.1). */
function signed(
  signer: KeyObject,
  issuerKey: KeyObject,
  key: KeyObject,
  subject: Der,
  { notBefore, notAfter }: Validity,
  extensions: readonly Der[],
): Buffer {
  const own = extension('2.5.29.14', false, octets(keyId(key)));
  const validity = sequence(time(notBefore), time(notAfter));
  const serial = createHash('sha256').update(keyId(issuerKey)).update(keyId(key)).update(validity).digest();
  const elliptic = signer.asymmetricKeyType === 'ec';
  const algorithm = elliptic ? ECDSA_WITH_SHA384 : SHA256_WITH_RSA;
  const content = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(serial.subarray(0, 8)),
    algorithm,
    ISSUER,
    validity,
    subject,
    publicKeyInfo(key),
    explicit(3, sequence(own, ...extensions)),
  );
  return sequence(content, algorithm, bits(sign(elliptic ? 'sha384' : 'sha256', content, signer)));
}

function attribute(type: string, value: Der): Der {
  return set(sequence(oid(type), value));
}

function extension(id: string, critical: boolean, value: Der): Der {
  return critical ? sequence(oid(id), yes(), octets(value)) : sequence(oid(id), octets(value));
}

/** Bits of a named list that are not there are counted as unused (X.690, 11.2.2). */
function trailingZeros(byte: number): number {
  return 31 - Math.clz32(byte & -byte);
}

function publicKeyInfo(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}

/** Names a key; any stable hash of it will do (RFC 5280, 4.2.1.2). */
function keyId(key: KeyObject): Buffer {
  return createHash('sha1').update(publicKeyInfo(key)).digest();
}
