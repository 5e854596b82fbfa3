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

/** The machine's clock. */
export const machineClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout(timer) {
    if (isTimer(timer)) clearTimeout(timer);
  },
};

function isTimer(value: unknown): value is ReturnType<typeof setTimeout> {
  return typeof value === 'object' && value !== null && 'refresh' in value;
}
