import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

import { SliceDone, slices } from './slice.ts';
import type { Slice } from './slice.ts';

const WORKER = fileURLToPath(new URL('slice.worker.ts', import.meta.url));
/** Young garbage is most of what a run leaves: room for it saves a quarter of the time. */
const NODE = ['--max-semi-space-size=64'];

/**
 * Has the runs played by one process for each processor; stops early at the first slice that breaks an invariant, or `until` says
 * so. `next` is the seed that goes on where it stopped: slices are begun in order, and each that was begun is played.
 */
export async function proveAll(
  { runs, seed, until = () => false }: Slice & { readonly until?: () => boolean },
  told: (done: SliceDone) => void = () => {},
): Promise<{ readonly runs: number; readonly next: number; readonly broken: SliceDone | undefined }> {
  const waiting = [...slices(runs, seed)];
  let played = 0;
  let begun = 0;
  let broken: SliceDone | undefined;
  const take = (): Slice | undefined => {
    if (broken !== undefined || until()) return undefined;
    const slice = waiting.shift();
    if (slice !== undefined) begun += 1;
    return slice;
  };
  const work = async (): Promise<void> => {
    const worker = fork(WORKER, { execArgv: NODE });
    const died = once(worker, 'exit').then(([code]) => {
      throw new Error(`a process of the proof ended with ${String(code)}`);
    });
    died.catch(() => {});
    for (let next = take(); next !== undefined; next = take()) {
      const answer = once(worker, 'message');
      worker.send(next);
      const [message]: unknown[] = await Promise.race([answer, died]);
      const done = SliceDone.parse(message);
      played += done.runs;
      if (done.broken !== undefined) broken ??= done;
      told(done);
    }
    worker.disconnect();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), waiting.length) }, work));
  return { runs: played, next: seed + begun, broken };
}
