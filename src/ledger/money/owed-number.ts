import { createHash } from 'node:crypto';

import { checkDigit } from '#contract/check-digit.ts';

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
