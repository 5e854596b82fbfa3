/** Work towards the center that goes on by itself. */
export interface Ongoing {
  /** Ends after the request under way, if any; nothing is sent afterwards. */
  stop(): Promise<void>;
  /** Settles when it has ended; rejects on a defect, which nobody else will tell. */
  readonly ended: Promise<void>;
}

/** Starts work that ends when its signal says so. */
export function untilStopped(work: (stopping: AbortSignal) => Promise<void>): Ongoing {
  const stopping = new AbortController();
  const ended = work(stopping.signal);
  return {
    ended,
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}
