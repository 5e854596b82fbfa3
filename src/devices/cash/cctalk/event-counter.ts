/** One buffered result: a credit of position `a` on sorter path `b`, or, where `a` is 0, the status `b` (part 1, 18). */
export interface EventPair {
  readonly a: number;
  readonly b: number;
}

/** The reply to 229 and 159: the event counter and the five latest results, newest first. */
export interface EventPage {
  readonly counter: number;
  readonly results: readonly EventPair[];
}

/** Results that one reply can hold. */
export const PAGE = 5;

/** The counter after one more event: 255 is followed by 1, because 0 only ever means a reset. */
export function nextCount(counter: number): number {
  return counter === 255 ? 1 : counter + 1;
}

/** Events between two readings, 0..255. */
export function eventsBetween(last: number, now: number): number {
  return now >= last ? now - last : now - last + 255;
}

export interface Progress {
  /** The new results, oldest first; the null event (0,0) that some devices push is left out. */
  readonly fresh: readonly EventPair[];
  /** Events that fell out of the buffer unread. */
  readonly lost: number;
  /** The device has restarted: its counter is 0 again, and what it had not told yet is gone. */
  readonly reset: boolean;
}

/** What a page tells beyond the last counter that was accounted for (part 2, 3.27). */
export function progress(last: number, page: EventPage): Progress {
  if (page.counter === 0) return { fresh: [], lost: 0, reset: last !== 0 };
  const events = eventsBetween(last, page.counter);
  const fresh = page.results.slice(0, Math.min(events, PAGE)).toReversed();
  return { fresh: fresh.filter(({ a, b }) => a + b > 0), lost: Math.max(0, events - PAGE), reset: false };
}
