import type { RecoveryBooks } from '#flows/terminal/recover.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { reconcile } from '#ledger/reconcile.ts';

/** What a restart asks of the ledger, in the flows' words. */
export function recoveryBooks(ledger: Ledger): RecoveryBooks {
  return {
    reconcile() {
      const { visits, doubts, draws, relays } = reconcile(ledger);
      return {
        inDoubt: doubts.length + draws.length + relays.length,
        visits: visits.map(({ visit, open, lastAt, printed, kept, withheld, relay }) => ({
          visit,
          open,
          at: lastAt,
          printed: printed.length,
          kept,
          withheld,
          relay,
        })),
      };
    },
    late() {
      // Between visits the account is empty, and asking no more than that costs nothing.
      if (ledger.balance('customer') === 0) return [];
      const open = new Set(ledger.visits.open());
      const ended = ledger.visits.unsettled().filter((visit) => !open.has(visit));
      return [...ended, undefined].filter((visit) => ledger.balanceOf(visit) > 0);
    },
  };
}
