import type { Clock } from '#contract/clock.ts';

/** How long a picture stands before it moves on, ms. */
export const DRIFT_EVERY = 60_000;

/** How far it wanders from its place at most, px: an edge of letters is no wider. */
export const DRIFT_REACH = 5;

/** The places around its own at which a picture stands in turn, so that no line burns into the panel. */
const ROUND = [
  [0, 0],
  [3, 1],
  [5, 3],
  [3, 5],
  [0, 3],
  [-3, 5],
  [-5, 2],
  [-4, -1],
  [-5, -4],
  [-2, -5],
  [1, -4],
  [3, -2],
] as const;

/** Where a picture stands after so many minutes, px from its own place. */
export function driftAt(minute: number): { readonly x: number; readonly y: number } {
  const [x, y] = ROUND[minute % ROUND.length] ?? [0, 0];
  return { x, y };
}

/** Moves on once a minute for as long as the same picture stands; what is returned ends it. */
export function drift(
  clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>,
  move: (place: { readonly x: number; readonly y: number }) => void,
): () => void {
  let minute = 0;
  let timer = clock.setTimeout(next, DRIFT_EVERY);
  function next(): void {
    minute += 1;
    move(driftAt(minute));
    timer = clock.setTimeout(next, DRIFT_EVERY);
  }
  return () => clock.clearTimeout(timer);
}
