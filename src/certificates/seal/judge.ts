import { sha256 } from '@noble/hashes/sha2.js';

import { fromHex, toHex, utf8 } from './bytes.ts';
import type { SealContent } from './content.ts';
import type { IssueLog, TrustedKey, TrustList, VoidList } from './lists.ts';
import type { Front, OpenedSheet, SealFault } from './open.ts';
import { opened } from './open.ts';

/** What a checker knows beforehand. Without a list of void serials or a log it cannot tell what only they tell. */
export interface Knowledge {
  readonly trust: TrustList;
  readonly voids?: VoidList | undefined;
  readonly log?: IssueLog | undefined;
}

/**
 * Why a sheet is not good: `SealFault`, or signed and all the same not to be believed: outside the days of its key (`keyNotValid`),
 * with a key that others may have (`compromisedKey`), void (`voidSerial`), or in no log (`neverLogged`).
 */
export type Doubt = SealFault | 'keyNotValid' | 'compromisedKey' | 'voidSerial' | 'neverLogged';

export type Judged =
  | { readonly verdict: 'good'; readonly sheet: OpenedSheet; readonly town: string }
  | {
      readonly verdict: Doubt;
      /** What was signed all the same; absent where nothing may be shown. */
      readonly content?: SealContent;
    };

/** Opens one sheet and says whether it may be believed. */
export function judged(bytes: Uint8Array, front: Front, knowledge: Knowledge): Judged {
  const { keys } = knowledge.trust;
  const find = (kid: Uint8Array) => keys.find((each) => each.kid === toHex(kid));
  const sheet = opened(bytes, front, (kid) => {
    const known = find(kid);
    return known && fromHex(known.key);
  });
  if (typeof sheet === 'string') return { verdict: sheet };
  const key = find(sheet.kid);
  if (key === undefined) return { verdict: 'unknownKey' };
  const doubt = doubtOf(sheet, key, knowledge);
  if (doubt !== null) return { verdict: doubt, content: sheet.content };
  return { verdict: 'good', sheet, town: key.town };
}

function doubtOf({ content, hash }: OpenedSheet, key: TrustedKey, { voids, log }: Knowledge): Doubt | null {
  const name = toHex(hash);
  const logged = log?.entries.find((entry) => entry.hash === name);
  if (key.compromisedSince !== null) {
    const before = logged !== undefined && Date.parse(logged.at) < Date.parse(key.compromisedSince);
    if (!before) return 'compromisedKey';
  }
  if (content.issuedOn < key.from || content.issuedOn > key.until) return 'keyNotValid';
  const serial = serialHash(content.serial);
  if (voids?.serials.some((each) => each.hash === serial) === true) return 'voidSerial';
  return log && !logged ? 'neverLogged' : null;
}

/** How the list of void serials names a serial. */
export function serialHash(serial: string): string {
  return toHex(sha256(utf8(`mado void ${serial}`)));
}
