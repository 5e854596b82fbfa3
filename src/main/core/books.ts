import type { RecoveryBooks } from '#flows/terminal/recover.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { reconcile } from '#ledger/reconcile.ts';

/** What a restart asks of the ledger, in the flows' words. */
export function recoveryBooks(ledger: Ledger): RecoveryBooks {
  return {
    reconcile() {
      const { visits, doubts, draws } = reconcile(ledger);
      return {
        inDoubt: doubts.length + draws.length,
        visits: visits.map(({ visit, open, lastAt, printed, kept, withheld }) => ({
          visit,
          open,
          at: lastAt,
          printed: printed.length,
          kept,
          withheld,
        })),
      };
    },
  };
}
