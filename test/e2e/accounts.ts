import { expect } from 'vitest';

import { readBooks } from './books.ts';
import type { Books } from './books.ts';
import { discrepancies } from './discrepancies.ts';
import type { Stage } from './stage.ts';

/**
 * Holds the books against the bench, once the terminal is at rest: no yen is missing, none is too many, and no sheet came out
 * that the books do not know. Answers the books.
 */
export async function audit({ ledger, resident }: Stage): Promise<Books> {
  // The end of a visit is written just after the first screen is drawn.
  await expect.poll(() => openVisits(ledger)).toEqual([]);
  const books = readBooks(ledger);
  const view = await resident.looks();
  expect(discrepancies(books, view, [...resident.papers, ...view.printer.output])).toEqual([]);
  return books;
}

function openVisits(ledger: string): Books['visits'] {
  return readBooks(ledger).visits.filter(({ how }) => how === null);
}
