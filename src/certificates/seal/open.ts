import { sha256 } from '@noble/hashes/sha2.js';

import { fromCbor } from './cbor.ts';
import type { SealContent } from './content.ts';
import { contentFrom } from './content.ts';
import { unlocked } from './lock.ts';
import { digestOf } from './secret.ts';
import { readSign1 } from './sign1.ts';
import { unsqueezed } from './squeeze.ts';
import { isSignedBy } from './ed25519.ts';

/** What a front says that its back must fit. */
export interface Front {
  readonly serial: string;
  readonly secret: string;
}

/** A sheet opened: what it says, and what it was signed with. */
export interface OpenedSheet {
  readonly content: SealContent;
  readonly kid: Uint8Array;
  readonly hash: Uint8Array;
  readonly digest: string;
}

/**
 * Why a sheet is not believed: `altered` (it does not open with the secret, or the signature does not fit), `unsigned` (it opens and
 * bears no signature), `unknownKey` (signed with a key that `keyOf` does not know).
 */
export type SealFault = 'altered' | 'unsigned' | 'unknownKey';

/** Opens what the back carries. Nothing of the content is looked at before the signature has been checked. */
export function opened(
  bytes: Uint8Array,
  { serial, secret }: Front,
  keyOf: (kid: Uint8Array) => Uint8Array | undefined,
): OpenedSheet | SealFault {
  const sheet = unlocked(bytes, serial, secret);
  if (sheet === null) return 'altered';
  const message = readSign1(sheet.message);
  if (message === null) return 'unsigned';
  const key = keyOf(message.kid);
  if (key === undefined) return 'unknownKey';
  if (!isSignedBy(key, message.signed, message.signature)) return 'altered';
  const plain = unsqueezed(message.payload);
  const content = plain && contentFrom(fromCbor(plain));
  if (!content) return 'altered';
  const { page, pages } = content;
  if (content.serial !== serial || page !== sheet.page || pages !== sheet.pages) return 'altered';
  const hash = sha256(sheet.message);
  return { content, kid: message.kid, hash, digest: digestOf(hash) };
}
