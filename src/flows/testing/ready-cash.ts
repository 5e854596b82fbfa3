import { yen } from '#contract/yen.ts';
import type { Yen } from '#contract/yen.ts';
import type { CashRecovery, CashStatus, PayoutReport } from '#devices/cash/port.ts';

/** Cash devices that take everything and can give change. */
export const READY_CASH: CashStatus = {
  device: 'ready',
  deposit: 'end',
  faults: [],
  accepting: [10, 50, 100, 500, 1000],
  exactOnly: false,
  units: [],
};

/** What opening such devices finds. */
export const NOTHING_NEW: CashRecovery = { lateCredits: [], settled: 0, doubts: [] };

/** What hoppers pay of an amount that hold no more than `payable`, yen. */
export function payoutOf(amount: Yen, payable: number): PayoutReport {
  const paid = yen(Math.min(amount, payable));
  if (paid === amount) return { status: 'done', paid, unpaid: yen(0) };
  const fault = { code: 'hopperEmpty', who: 'staff' } as const;
  return { status: 'partial', paid, unpaid: yen(amount - paid), fault };
}
