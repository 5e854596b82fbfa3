/** Japan has had no summer time since 1951. */
const JAPAN_MS = 9 * 60 * 60_000;

/** A calendar month in Japan: its name, e.g. `2026_11`, when it begins, and when the next does (ms since 1970). */
export function monthOf(now: number): { readonly name: string; readonly from: number; readonly to: number } {
  const day = new Date(now + JAPAN_MS);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  return {
    name: `${year}_${String(month + 1).padStart(2, '0')}`,
    from: Date.UTC(year, month) - JAPAN_MS,
    to: Date.UTC(year, month + 1) - JAPAN_MS,
  };
}
