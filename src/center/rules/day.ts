import type { RegisteredDate } from '#certificates/data.ts';

const JAPAN = 9 * 60 * 60 * 1000;

/** The day in Japan, `2026-11-24`, at `now` (ms since 1970). Japan has had no summer time since 1951. */
export function dayInJapan(now: number): string {
  return new Date(now + JAPAN).toISOString().slice(0, 10);
}

/** The day that a registered date sorts and counts as. */
export function countsAs(date: RegisteredDate): string {
  return 'day' in date ? date.day : date.sortsAs;
}

/** Whether somebody born on `birth` has had their birthday number `years` by `today`. */
export function hasReached(years: number, birth: string, today: string): boolean {
  const [year, rest] = [birth.slice(0, 4), birth.slice(4)];
  return `${String(Number(year) + years).padStart(4, '0')}${rest}` <= today;
}
