import type { VisitId } from '#contract/ids.ts';
import type { Receipt, ReceiptLine } from '#contract/slip.ts';
import { yen } from '#contract/yen.ts';
import type { Issue, Ledger } from '#ledger/ledger.ts';

/** What a receipt is written from: the books, never the screen. */
export interface ReceiptBooks extends Pick<Ledger, 'balanceOf' | 'givenTo'> {
  readonly issues: Pick<Ledger['issues'], 'of'>;
  readonly relay: Pick<Ledger['relay'], 'in'>;
}

/** 領収書 of a visit: the copies that came out or the slip that was paid, and what became of all its money. */
export function receiptOf(books: ReceiptBooks, visit: VisitId): Receipt {
  const printed = books.issues.of(visit).filter(({ state }) => state === 'printed');
  const { returned, owed } = books.givenTo(visit);
  const stillOwed = owed.reduce((sum, { amount }) => sum + amount, 0) + books.balanceOf(visit);
  const slip = books.relay.in(visit);
  const relay = slip?.state === 'done' ? [slip] : [];
  const fees = [...printed, ...relay].reduce((sum, { fee }) => sum + fee, 0);
  return {
    slip: 'receipt',
    lines: [
      ...linesOf(printed),
      ...relay.map(({ fee }) => ({ item: 'relay', copies: 1, feeEach: fee }) as const),
    ],
    paid: yen(fees + returned + stillOwed),
    change: returned,
    owed: yen(stillOwed),
    numbers: [...printed.map(({ issueNumber }) => issueNumber), ...relay.map(({ slip }) => slip)],
  };
}

/** One line for each kind at each fee. */
function linesOf(printed: readonly Issue[]): readonly ReceiptLine[] {
  const lines = new Map<string, ReceiptLine>();
  for (const { kind, fee } of printed) {
    const key = `${kind} ${fee}`;
    lines.set(key, { item: kind, copies: (lines.get(key)?.copies ?? 0) + 1, feeEach: fee });
  }
  return [...lines.values()];
}
