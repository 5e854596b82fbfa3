import type { Clock } from '#contract/clock.ts';

/** The outcome of `work`, or `timeout` once `ms` of the clock's time have passed; the work itself cannot be called off. */
export async function within<T>(clock: Clock, ms: number, work: Promise<T>): Promise<T | 'timeout'> {
  let timer: unknown;
  const limit = new Promise<'timeout'>((resolve) => {
    timer = clock.setTimeout(() => resolve('timeout'), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clock.clearTimeout(timer);
  }
}

/** `ms` of the clock's time. */
export function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => void clock.setTimeout(resolve, ms));
}
