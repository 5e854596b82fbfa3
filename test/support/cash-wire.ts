import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

import { PROFILE } from './cash-bench.ts';
import type { Wiring } from './cash-bench.ts';
import { fastClock } from './virtual-clock.ts';

const FACTOR = 5;

/** Real time for the machine, a faster one for the driver, so that what it waits for comes sooner. */
export function realTime(connect: Wiring['connect']): () => Promise<Wiring> {
  return () =>
    Promise.resolve({
      clock: fastClock(FACTOR),
      machineClock: fastClock(1),
      profile: { ...PROFILE, bus: { ...PROFILE.bus, replyMs: 1500, gapMs: 100 } },
      settle: (promise) => promise,
      connect,
    });
}

/** A fresh socket path for each call, in a directory that goes away with the test file. */
export function socketPaths(): () => string {
  const directory = mkdtempSync(join(tmpdir(), 'mado-cash-'));
  let sockets = 0;
  afterAll(() => rmSync(directory, { recursive: true }));
  return () => join(directory, `${++sockets}.sock`);
}
