import type { BasketLine } from '#contract/screen.ts';

import type { Desk } from '../desk.ts';
import type { Hands } from '../hands.ts';
import { prepare } from './prepare.ts';
import type { PrepareOutcome } from './prepare.ts';

/**
 * 再発行: a new copy under a new number in place of one that was voided, in the visit's hands at the same place. It costs what the
 * voided one cost, or nothing is printed: the resident has paid already, and is not asked again.
 */
export async function reprint(
  desk: Desk,
  hands: Hands,
  index: number,
  lines: readonly BasketLine[],
  ended?: AbortSignal,
): Promise<PrepareOutcome> {
  const voided = hands.sheets[index];
  const line = lineAt(index, lines);
  if (!voided || !line) throw new Error('a new copy of no copy');
  const before = hands.sheets.length;
  const outcome = await prepare(desk, hands, [{ ...line, copies: 1 }], ended);
  const fresh = hands.sheets[before];
  if (outcome.result !== 'prepared' || !fresh) return outcome;
  if (fresh.fee !== voided.fee) return { result: 'refused' };
  hands.putInPlaceOf(index);
  return outcome;
}

/** The line of the basket that a copy belongs to: copies are in the order of their lines. */
function lineAt(index: number, lines: readonly BasketLine[]): BasketLine | undefined {
  const owners = lines.flatMap((line) => Array.from({ length: line.copies }, () => line));
  return owners[index];
}
