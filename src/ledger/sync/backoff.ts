/** Milliseconds to wait after so many failures in a row: doubling up to a cap. */
export interface BackoffLimits {
  readonly firstMs: number;
  readonly capMs: number;
}

/**
 * How long to wait after the `failures`-th failure in a row (1 is the first). A random half keeps the terminals of a city
 * from coming back all at once; `random` answers from 0 up to 1.
 */
export function backoff(failures: number, { firstMs, capMs }: BackoffLimits, random: () => number): number {
  const full = Math.min(capMs, firstMs * 2 ** Math.min(failures - 1, 30));
  return Math.round(full / 2 + (full / 2) * random());
}
