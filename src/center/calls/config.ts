import { sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import type { z } from 'zod';

import { TOWN_EDITION } from '#contract/center.ts';
import type { ConfigReply, ConfigRequest, SignedTown, TownEdition } from '#contract/center.ts';
import { ok } from '#contract/result.ts';
import type { Town } from '#contract/town.ts';
import { decidedAt, townVersion } from '#contract/town-version.ts';

import type { Answering, Desk } from './desk.ts';

/**
 * The town's decisions (fees, hours, closed days, options), signed, for a terminal that does not have them yet. A center whose town
 * file has been overtaken by that of another one on the same database has nothing new to tell.
 */
export async function config(
  { town, keys, store }: Pick<Desk, 'town' | 'keys' | 'store'>,
  { version: known }: Pick<z.infer<typeof ConfigRequest>, 'version'>,
): Answering<ConfigReply> {
  const version = townVersion(town);
  if (version === known) return ok({ answer: 'same' });
  const newest = await store.transaction(({ editions }) => editions.newest());
  if (newest && newest.decided > decidedAt(town)) return ok({ answer: 'same' });
  return ok({ answer: 'edition', ...signedEdition(town, keys.document) });
}

/** The same bytes for the same decisions, whenever they are asked for. */
export function signedEdition(town: Town, document: KeyObject): SignedTown {
  const edition: TownEdition = { version: townVersion(town), town };
  const body = Buffer.from(JSON.stringify(edition));
  const signature = sign(null, Buffer.concat([Buffer.from(`${TOWN_EDITION}\n`), body]), document);
  return { body: body.toString('base64'), signature: signature.toString('base64') };
}
