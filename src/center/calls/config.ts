import { sign } from 'node:crypto';

import type { z } from 'zod';

import { TOWN_EDITION } from '#contract/center.ts';
import type { ConfigReply, ConfigRequest, TownEdition } from '#contract/center.ts';
import { ok } from '#contract/result.ts';
import { townVersion } from '#contract/town-version.ts';

import type { Answer, Desk } from './desk.ts';

/** The town's decisions (fees, hours, closed days, options), signed, for a terminal that does not have them yet. */
export function config(
  { town, keys, clock }: Pick<Desk, 'town' | 'keys' | 'clock'>,
  { version: known }: Pick<z.infer<typeof ConfigRequest>, 'version'>,
): Answer<ConfigReply> {
  const version = townVersion(town);
  if (version === known) return ok({ answer: 'same' });
  const edition: TownEdition = { version, issued: new Date(clock.now()).toISOString(), town };
  const body = Buffer.from(JSON.stringify(edition));
  const signature = sign(null, Buffer.concat([Buffer.from(`${TOWN_EDITION}\n`), body]), keys.document);
  return ok({ answer: 'edition', body: body.toString('base64'), signature: signature.toString('base64') });
}
