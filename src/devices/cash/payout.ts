import type { VisitId } from '#contract/ids.ts';
import type { Doubt, PayoutOutcome } from '#contract/money.ts';
import { yen } from '#contract/yen.ts';
import type { Yen } from '#contract/yen.ts';
import { change } from './change.ts';
import type { Coins } from './change.ts';
import { cashFault } from './faults.ts';
import type { Hopper } from './hopper.ts';
import type { CashFault, PayoutReport } from './port.ts';

/** Orders to one hopper that may come to less than asked, before the payout goes on without it. */
const MAX_FAILURES = 2;

/** What one payout has come to so far, in yen. */
interface Tally {
  paid: number;
  missing: number;
  doubt: Doubt | undefined;
  fault: CashFault | undefined;
}

/**
 * Pays `amount` out of the hoppers, largest coin first. What one hopper falls short of, smaller coins make up for. Coins in
 * doubt are never paid again; the rest of the sum, which is in no doubt, still is.
 */
export async function payOut(hoppers: readonly Hopper[], visit: VisitId, amount: Yen): Promise<PayoutReport> {
  const tally: Tally = { paid: 0, missing: amount, doubt: undefined, fault: undefined };
  const failures = new Map<Hopper, number>();
  const usable = (hopper: Hopper) => (failures.get(hopper) ?? 0) < MAX_FAILURES;
  while (tally.missing > 0) {
    const [next] = change(tally.missing, payable(hoppers.filter(usable))).coins;
    const hopper = hoppers.find(({ coin }) => coin === next?.coin);
    if (next === undefined || hopper === undefined) break;
    const { outcome, fault } = await hopper.dispense(visit, next.coins);
    count(tally, hopper, outcome);
    tally.fault ??= fault;
    const failed = outcome.status === 'unknown' || fault !== undefined ? MAX_FAILURES : 1;
    if (outcome.status !== 'done') failures.set(hopper, (failures.get(hopper) ?? 0) + failed);
  }
  return report(tally);
}

/** Coins that a promise of change may rely on. */
export function reliable(hoppers: readonly Hopper[]): Coins {
  return stockOf(hoppers, (hopper) => hopper.reliable);
}

/** Coins to ask for once money is owed: also such as a sensor does not see, because counters tell what came of it. */
function payable(hoppers: readonly Hopper[]): Coins {
  return stockOf(hoppers, (hopper) => hopper.payable);
}

function stockOf(hoppers: readonly Hopper[], coinsIn: (hopper: Hopper) => number): Coins {
  const of = (coin: number) => {
    const hopper = hoppers.find((hopper) => hopper.coin === coin);
    return hopper === undefined ? 0 : coinsIn(hopper);
  };
  return { 10: of(10), 50: of(50), 100: of(100), 500: of(500) };
}

function count(tally: Tally, { coin }: Hopper, outcome: PayoutOutcome): void {
  if (outcome.status !== 'unknown') {
    tally.paid += outcome.coins * coin;
    tally.missing -= outcome.coins * coin;
    return;
  }
  const { min = 0, max = 0 } = tally.doubt ?? {};
  const doubt = {
    min: yen(min + outcome.min * coin),
    max: yen(max + outcome.max * coin),
    cause: outcome.cause,
  };
  tally.doubt = doubt;
  tally.missing -= outcome.max * coin;
}

function report({ paid, missing, doubt, fault }: Tally): PayoutReport {
  const sums = { paid: yen(paid), unpaid: yen(missing) };
  if (doubt !== undefined) return { status: 'unknown', ...sums, doubt, fault: fault ?? cashFault('inDoubt') };
  if (missing === 0) return { status: 'done', ...sums };
  return { status: paid > 0 ? 'partial' : 'refused', ...sums, fault: fault ?? cashFault('changeShort') };
}
