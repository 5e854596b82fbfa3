import { err } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

import { judgeOffer } from './judge.ts';
import type { Accepted, Taker } from './judge.ts';
import { checkPackage, readOffer } from './medium.ts';
import type { Refusal } from './refusal.ts';

/** The whole check of a package and what lies beside it. */
export function verifyFile(deb: string, taker: Taker): Result<Accepted, Refusal> {
  const offer = readOffer(deb);
  if (!offer.ok) return offer;
  const judged = judgeOffer(offer.value, taker);
  if (!judged.ok) return judged;
  const refusal = checkPackage(deb, judged.value.statement);
  return refusal === undefined ? judged : err(refusal);
}
