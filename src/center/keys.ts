import { createHmac, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { PersonKey } from '#contract/ids.ts';
import type { VisitId } from '#contract/ids.ts';

/** The center's own secrets. Terminals hold the public half of `document` (terminal.json, `townKey`). */
export interface CenterKeys {
  /** The town's Ed25519 key that signs documents. */
  readonly document: KeyObject;
  /** Makes person keys; 32 bytes. */
  readonly person: Buffer;
}

/** For whom a document is made: another for every visit, and nothing to anybody without the key. */
export function personKeyOf(keys: CenterKeys, resident: string, visit: VisitId): PersonKey {
  const mac = createHmac('sha256', keys.person).update(JSON.stringify([resident, visit]));
  return PersonKey.parse(mac.digest('hex'));
}

/** PEM of the key that terminals pin. */
export function publicPem(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}
