import { expect } from 'vitest';

import type { BenchView } from '#bench/view.ts';

import { readBooks } from './books.ts';
import type { Books } from './books.ts';
import type { Stage } from './stage.ts';

const UNITS = ['cashbox', 'stacker', 'escrow', 'hopper:10', 'hopper:50', 'hopper:100', 'hopper:500'];

/**
 * Holds the books against the bench, once the terminal is at rest: no yen is missing, none is too many, and no sheet came out
 * that the books do not know. Answers the books.
 */
export async function audit({ ledger, resident }: Stage): Promise<Books> {
  // The end of a visit is written just after the first screen is drawn.
  await expect.poll(() => openVisits(ledger)).toEqual([]);
  const books = readBooks(ledger);
  const view = await resident.looks();
  expectBalanced(books);
  expectMoney(books, view);
  expectPapers(books, [...resident.papers, ...view.printer.output]);
  return books;
}

function openVisits(ledger: string): Books['visits'] {
  return readBooks(ledger).visits.filter(({ how }) => how === null);
}

/** Every visit is over, and nothing is held for anybody that has no number to ask for it. */
function expectBalanced(books: Books): void {
  expect(books.unbalancedEntries).toBe(0);
  expect(books.openIntents).toBe(0);
  expect(books.balance('customer')).toBe(0);
  const owed = books.owed.reduce((sum, { yen }) => sum + yen, 0);
  expect(0 - books.balance('owed')).toBe(owed - books.settled);
  const earned = books.issues.filter(({ state }) => state === 'printed');
  const fees = earned.reduce((sum, { fee }) => sum + fee, 0);
  expect(0 - books.balance('revenue')).toBe(fees + books.relayed);
}

/** What lies in the machine is what the books say, but for intervals that they name as doubtful. */
function expectMoney(books: Books, { cash }: BenchView): void {
  const lies = cash.inserted - cash.gotBack - cash.tray;
  const known = UNITS.reduce((sum, unit) => sum + books.balance(unit), books.balance('float'));
  expect(lies).toBeGreaterThanOrEqual(known - slack(books, 'out'));
  expect(lies).toBeLessThanOrEqual(known + slack(books, 'in'));
  if (books.doubts.length > 0) return;
  const byBooks = cash.hoppers.map(({ coin }) => ({ coin, coins: books.balance(`hopper:${coin}`) / coin }));
  expect(cash.hoppers).toEqual(byBooks);
}

function slack({ doubts }: Books, direction: 'in' | 'out'): number {
  return doubts
    .filter((doubt) => doubt.direction === direction)
    .reduce((sum, { min, max }) => sum + max - min, 0);
}

/** A copy comes out once, and only if the books know or suspect it; a paper's name is its issue. */
function expectPapers({ issues, slips }: Books, out: readonly string[]): void {
  const known = new Set([...issues.map(({ issue }) => issue), ...slips]);
  expect(out.filter((name) => !known.has(name))).toEqual([]);
  for (const { issue, state, sheets, disposal } of issues) {
    const found = out.filter((name) => name === issue).length;
    if (state === 'printed') expect(found).toBe(sheets);
    else expect(found).toBeLessThanOrEqual(state === 'inDoubt' || disposal !== null ? (sheets ?? 0) : 0);
  }
}
