const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** 日本標準時 is nine hours ahead of UTC all year, so the machine's own time zone is never asked. */
const AHEAD = 9 * 60 * MINUTE;

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The calendar day in Japan (`2026-11-24`) of a moment, ms since 1970-01-01T00:00Z. */
export function dayOf(moment: number): string {
  return new Date(moment + AHEAD).toISOString().slice(0, 10);
}

/** The moment at which a day begins in Japan, ms. */
export function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - AHEAD;
}

/** The moment of a time of day (`08:30`, up to `24:00`) on a day in Japan, ms. */
export function momentAt(day: string, time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return startOf(day) + ((hours ?? 0) * 60 + (minutes ?? 0)) * MINUTE;
}

/** A moment as ISO 8601 with Japan's offset, to the second: `2026-11-24T08:30:00+09:00`. */
export function asJapanTime(moment: number): string {
  return `${new Date(moment + AHEAD).toISOString().slice(0, 19)}+09:00`;
}

export function weekdayOf(day: string): Weekday {
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
  if (weekday === undefined) throw new RangeError(`not a day: ${day}`);
  return weekday;
}

/** The day so many days later, or earlier when negative. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
