import { createHash } from 'node:crypto';

/** The totally anti-symmetric quasigroup of order 10 given by H. M. Damm (2004). */
const DAMM: readonly (readonly number[])[] = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/** Damm's check digit: finds every single wrong digit and every two neighbours swapped. */
export function checkDigit(digits: string): number {
  let interim = 0;
  for (const digit of digits) {
    const next = DAMM[interim]?.[Number(digit)];
    if (next === undefined) throw new RangeError('digits only');
    interim = next;
  }
  return interim;
}

/**
 * 未返金番号: eight digits made from a fresh id, so that nobody can guess another's, and a check digit: `4821-9037-6`.
 * It says nothing about the person or the visit.
 */
export function owedNumber(freshId: string): string {
  const digest = createHash('sha256').update('mado-owed-1\0').update(freshId).digest();
  const digits = String(digest.readUInt32BE(0) % 100_000_000).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4)}-${checkDigit(digits)}`;
}

export function isOwedNumber(text: string): boolean {
  return /^\d{4}-\d{4}-\d$/.test(text) && checkDigit(text.replaceAll('-', '')) === 0;
}
