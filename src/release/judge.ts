import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

import { namesDemoKey } from './refused-keys.ts';
import type { Refusal } from './refusal.ts';
import { floorOf, followRoots } from './root.ts';
import { isEnough, signersAmong } from './signers.ts';
import { ReleaseStatement, jsonOf } from './statement.ts';
import type { RootStatement, Signed } from './statement.ts';

/** The terminal that is to take a release. */
export interface Taker {
  readonly profile: 'demo' | 'production';
  readonly model: string;
  readonly processor: string;
  /** The list of keys that it trusts. */
  readonly root: RootStatement;
  /** The release that it had last: its counter, and the keys that could sign it. */
  readonly had: { readonly counter: number; readonly keys: readonly string[] };
  /** ms since 1970. */
  readonly now: number;
}

/** Everything that is found of a release but the package itself. */
export interface Offer {
  /** Lists of keys, in the order of their versions. */
  readonly roots: readonly Signed[];
  readonly statement: Signed;
}

export interface Accepted {
  readonly statement: ReleaseStatement;
  /** The list of keys to trust from now on. */
  readonly root: RootStatement;
  /** Ids of the keys that signed. */
  readonly signers: readonly string[];
}

/** A clock may lie this much behind, ms. */
const CLOCK_SLACK_MS = 24 * 60 * 60 * 1000;

/** Whether the terminal may take what is offered. Nothing of it is believed before its signatures are. */
export function judgeOffer(offer: Offer, taker: Taker): Result<Accepted, Refusal> {
  const followed = followRoots(taker.root, offer.roots);
  if (!followed.ok) return followed;
  const root = followed.value;
  if (taker.profile === 'production' && namesDemoKey(root)) return err({ why: 'demoKeys' });
  if (Date.parse(root.expires) <= taker.now) return err({ why: 'rootExpired' });
  if (!isEnough(root.release, offer.statement)) return err({ why: 'unsigned' });
  const read = ReleaseStatement.safeParse(jsonOf(offer.statement));
  if (!read.success) return err({ why: 'unreadable' });
  const refusal = refusalOf(read.data, root, taker);
  if (refusal !== undefined) return err(refusal);
  return ok({ statement: read.data, root, signers: signersAmong(root.release, offer.statement) });
}

function refusalOf(statement: ReleaseStatement, root: RootStatement, taker: Taker): Refusal | undefined {
  if (statement.model !== taker.model) return { why: 'otherModel' };
  if (statement.processor !== taker.processor) return { why: 'otherProcessor' };
  const floor = floorOf(taker.had, root);
  if (statement.counter < floor) return { why: 'older', counter: statement.counter, floor };
  if (Date.parse(statement.built) > taker.now + CLOCK_SLACK_MS) return { why: 'clock' };
  return Date.parse(statement.expires) <= taker.now ? { why: 'expired' } : undefined;
}
