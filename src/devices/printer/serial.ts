import { err, ok, type Result } from '#contract/result.ts';

/** Runs one task at a time, in the order asked. */
export interface Serial {
  /** `full` when as many tasks as allowed are already waiting or running. */
  run<T>(task: () => Promise<T>): Promise<Result<T, 'full'>>;
  /** Resolves when everything asked for so far has ended. */
  idle(): Promise<void>;
}

export function serial(limit: number): Serial {
  let tail: Promise<unknown> = Promise.resolve();
  let pending = 0;
  return {
    async run(task) {
      if (pending === limit) return err('full');
      pending += 1;
      const turn = tail.then(task);
      // The next task's turn comes whether this one succeeds or throws; who asked for it hears of the throw.
      tail = turn.catch(() => undefined);
      try {
        return ok(await turn);
      } finally {
        pending -= 1;
      }
    },
    async idle() {
      await tail;
    },
  };
}
