import { sign } from 'node:crypto';

import type { CertificateDocument } from '#certificates/data.ts';
import { serialHash } from '#certificates/seal/judge.ts';
import type { SealSigner } from '#certificates/seal/make.ts';
import { proven } from '#certificates/seal/prove.ts';
import type { Entitlement, SignedDocument } from '#contract/center.ts';
import type { Options } from '#contract/certificate.ts';
import { IssueNumber } from '#contract/ids.ts';
import type { IssueId, TerminalId, VisitId } from '#contract/ids.ts';
import type { Town } from '#contract/town.ts';

import { personKeyOf } from '../keys.ts';
import type { Holder } from '../register/holder.ts';
import { contentsOf } from '../rules/contents.ts';
import type { SealLog } from '../store/seal-log.ts';
import type { Desk } from './desk.ts';

/** One copy as asked for, and what allows it. */
export interface Copy {
  readonly issue: IssueId;
  readonly options: Options;
  readonly entitlement: Entitlement;
}

interface Draw {
  readonly sealLog: SealLog;
  readonly copy: Copy;
  readonly visit: VisitId;
  readonly number: IssueNumber;
  readonly today: string;
  /** Absent where nothing is sealed. */
  readonly signer: SealSigner | undefined;
}

/** 発行番号 without its page: day, municipality, terminal and a running number (住民記録システム標準仕様書 1040). */
export function issueNumber(
  { municipality }: Pick<Town, 'municipality'>,
  terminal: TerminalId,
  today: string,
  number: number,
): IssueNumber {
  const day = today.replaceAll('-', '');
  return IssueNumber.parse(`${day} ${municipality.name} ${terminal} ${String(number).padStart(4, '0')}`);
}

/** The document sealed, if this town seals; the hashes of what was signed are in the log before it leaves. */
async function withProof(
  { clock, random }: Pick<Desk, 'clock' | 'random'>,
  document: CertificateDocument,
  { signer, sealLog }: Draw,
): Promise<CertificateDocument> {
  if (signer === undefined) return document;
  const { proof, hashes } = proven(document, signer, random);
  await sealLog.append(document.issueNumber, serialHash(proof.serial), hashes, clock.now());
  return { ...document, proof };
}

/** The bytes of one copy under the town's signature (Ed25519, RFC 8032). */
export async function signedDocument(
  desk: Pick<Desk, 'town' | 'register' | 'keys' | 'clock' | 'random'>,
  holder: Holder,
  draw: Draw,
): Promise<SignedDocument> {
  const { copy, visit, number, today } = draw;
  const { town, register, keys } = desk;
  const { prefecture, name, title, head } = town.municipality;
  const document: CertificateDocument = {
    issue: copy.issue,
    visit,
    issueNumber: number,
    personKey: personKeyOf(keys, holder.id, visit),
    issuedOn: today,
    authority: { prefecture, municipality: name, title, head, seal: register.officeSeal },
    data: contentsOf(holder, copy.options, town),
  };
  const sealed = await withProof(desk, document, draw);
  const body = Buffer.from(JSON.stringify(sealed), 'utf8');
  return {
    issue: copy.issue,
    issueNumber: number,
    ...termsOf(copy.entitlement),
    body: body.toString('base64'),
    signature: sign(null, body, keys.document).toString('base64'),
  };
}

function termsOf({ fee, exemption }: Entitlement): Pick<SignedDocument, 'fee' | 'exemption'> {
  return exemption === undefined ? { fee } : { fee, exemption };
}
