import { verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { TOWN_EDITION, TownEdition } from '#contract/center.ts';
import type { SignedTown } from '#contract/center.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Town } from '#contract/town.ts';

/** The town's decisions as they are in force at this terminal. */
export interface InForce {
  readonly version: string;
  readonly town: Town;
  readonly site: Town['sites'][number];
}

/** Why an edition is not taken up; the last good one stays. */
export type EditionRefusal = 'badSignature' | 'unknownShape' | 'withoutThisSite';

/** Believes an edition when the town signed exactly these bytes, this build understands all of it, and it knows this place. */
export function openEdition(
  { body, signature }: SignedTown,
  townKey: KeyObject,
  siteId: string,
): Result<InForce, EditionRefusal> {
  const bytes = Buffer.from(body, 'base64');
  const signed = Buffer.concat([Buffer.from(`${TOWN_EDITION}\n`), bytes]);
  if (!verify(null, signed, townKey, Buffer.from(signature, 'base64'))) return err('badSignature');
  const edition = TownEdition.safeParse(parse(bytes.toString('utf8')));
  if (!edition.success) return err('unknownShape');
  const { version, town } = edition.data;
  const site = town.sites.find(({ id }) => id === siteId);
  return site ? ok({ version, town, site }) : err('withoutThisSite');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
