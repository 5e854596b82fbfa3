/** What is said of many measured values, in their own unit. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * The smallest measured value that at least this share of the values does not exceed (nearest rank): always one that was
 * measured, never a value in between.
 */
export function quantile(values: readonly number[], share: number): number {
  if (!(share > 0 && share <= 1)) throw new RangeError(`no share: ${share}`);
  const value = values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];
  if (value === undefined) throw new RangeError('nothing was measured');
  return value;
}

export function spread(values: readonly number[]): Spread {
  return { p50: quantile(values, 0.5), p99: quantile(values, 0.99), max: quantile(values, 1) };
}
