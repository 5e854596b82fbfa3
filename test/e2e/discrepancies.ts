import { isDeepStrictEqual } from 'node:util';

import type { BenchView } from '#bench/view.ts';

import type { Books } from './books.ts';

const UNITS = ['cashbox', 'stacker', 'escrow', 'hopper:10', 'hopper:50', 'hopper:100', 'hopper:500'];

/** Where the books of a terminal at rest and what lies on the bench contradict each other, in words. `out`: papers that came out. */
export function discrepancies(books: Books, view: BenchView, out: readonly string[]): readonly string[] {
  return [...unsettled(books), ...money(books, view), ...papers(books, out)];
}

const unless = (holds: boolean, words: string): readonly string[] => (holds ? [] : [words]);

/** Every visit is over, and nothing is held for anybody that has no number to ask for it. */
function unsettled(books: Books): readonly string[] {
  const owed = books.owed.reduce((sum, { yen }) => sum + yen, 0);
  const earned = books.issues.filter(({ state }) => state === 'printed');
  const fees = earned.reduce((sum, { fee }) => sum + fee, 0);
  const [stillOwed, revenue] = [0 - books.balance('owed'), 0 - books.balance('revenue')];
  return [
    ...unless(books.unbalancedEntries === 0, `${books.unbalancedEntries} entries do not sum to zero`),
    ...unless(books.openIntents === 0, `${books.openIntents} intents have no outcome`),
    ...unless(books.balance('customer') === 0, `${books.balance('customer')} yen are held for nobody`),
    ...unless(
      stillOwed === owed - books.settled,
      `${stillOwed} yen are owed, ${owed - books.settled} have a number`,
    ),
    ...unless(
      revenue === fees + books.relayed,
      `${revenue} yen were earned, by papers ${fees + books.relayed}`,
    ),
  ];
}

/** What lies in the machine is what the books say, but for intervals that they name as doubtful. */
function money(books: Books, { cash }: BenchView): readonly string[] {
  const lies = cash.inserted - cash.gotBack - cash.tray;
  const known = UNITS.reduce((sum, unit) => sum + books.balance(unit), books.balance('float'));
  const [least, most] = [known - slack(books, 'out'), known + slack(books, 'in')];
  const byBooks = cash.hoppers.map(({ coin }) => ({ coin, coins: books.balance(`hopper:${coin}`) / coin }));
  return [
    ...unless(
      lies >= least && lies <= most,
      `${lies} yen lie in the machine, by the books ${least} to ${most}`,
    ),
    ...unless(
      books.doubts.length > 0 || isDeepStrictEqual(cash.hoppers, byBooks),
      `in the hoppers lie ${JSON.stringify(cash.hoppers)}, by the books ${JSON.stringify(byBooks)}`,
    ),
  ];
}

function slack({ doubts }: Books, direction: 'in' | 'out'): number {
  return doubts
    .filter((doubt) => doubt.direction === direction)
    .reduce((sum, { min, max }) => sum + max - min, 0);
}

/** A copy comes out once, and only if the books know or suspect it; a paper's name is its issue. */
function papers({ issues, slips }: Books, out: readonly string[]): readonly string[] {
  const known = new Set([...issues.map(({ issue }) => issue), ...slips]);
  const strange = out.filter((name) => !known.has(name));
  return [
    ...unless(strange.length === 0, `papers that nobody knows: ${strange.join(', ')}`),
    ...issues.flatMap(({ issue, state, sheets, disposal }) => {
      const found = out.filter((name) => name === issue).length;
      const most = state === 'printed' || state === 'inDoubt' || disposal !== null ? (sheets ?? 0) : 0;
      const least = state === 'printed' ? (sheets ?? NaN) : 0;
      const holds = least <= found && found <= most;
      return unless(holds, `${found} sheets of ${issue} came out, which is ${state}`);
    }),
  ];
}
