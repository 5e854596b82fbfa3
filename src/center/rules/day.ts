import type { RegisteredDate } from '#certificates/data/common.ts';

/** The day that a registered date sorts and counts as. */
export function countsAs(date: RegisteredDate): string {
  return 'day' in date ? date.day : date.sortsAs;
}

/** Whether somebody born on `birth` has had their birthday number `years` by `today`. */
export function hasReached(years: number, birth: string, today: string): boolean {
  const [year, rest] = [birth.slice(0, 4), birth.slice(4)];
  return `${String(Number(year) + years).padStart(4, '0')}${rest}` <= today;
}
