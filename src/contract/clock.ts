/** Where time comes from: the machine's in the product, a simulated one in tests. It is also XState's clock. */
export interface Clock {
  /** Wall-clock time, ms since 1970-01-01T00:00Z. It may jump. */
  now(): number;
  /** Time that only goes forward, ms since any fixed moment. */
  monotonic(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** Resolves after `ms` of the given clock's time. */
export function wait(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.setTimeout(resolve, ms);
  });
}
