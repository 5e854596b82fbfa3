import { sign } from 'node:crypto';

import type { CertificateDocument } from '#certificates/data.ts';
import type { Entitlement, SignedDocument } from '#contract/center.ts';
import type { Options } from '#contract/certificate.ts';
import { IssueNumber } from '#contract/ids.ts';
import type { IssueId, TerminalId, VisitId } from '#contract/ids.ts';
import type { Town } from '#contract/town.ts';

import { personKeyOf } from '../keys.ts';
import type { Holder } from '../register/holder.ts';
import { contentsOf } from '../rules/contents.ts';
import type { Desk } from './desk.ts';

/** One copy as asked for, and what allows it. */
export interface Copy {
  readonly issue: IssueId;
  readonly options: Options;
  readonly entitlement: Entitlement;
}

interface Draw {
  readonly copy: Copy;
  readonly visit: VisitId;
  readonly number: IssueNumber;
  readonly today: string;
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

/** The bytes of one copy under the town's signature (Ed25519, RFC 8032). */
export function signedDocument(
  { town, register, keys }: Pick<Desk, 'town' | 'register' | 'keys'>,
  holder: Holder,
  { copy, visit, number, today }: Draw,
): SignedDocument {
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
  const body = Buffer.from(JSON.stringify(document), 'utf8');
  return {
    issue: copy.issue,
    issueNumber: number,
    fee: copy.entitlement.fee,
    body: body.toString('base64'),
    signature: sign(null, body, keys.document).toString('base64'),
  };
}
