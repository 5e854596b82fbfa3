import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

import type { Clock } from '#contract/clock.ts';
import { machineClock } from '#contract/clock.ts';
import type { Build } from '#devices/cash/simulator/build.ts';
import { PROFILE } from './cash-bench.ts';
import type { Wiring } from './cash-bench.ts';

const FACTOR = 5;

const fastClock: Clock = {
  ...machineClock,
  monotonic: () => machineClock.monotonic() * FACTOR,
  setTimeout: (callback, ms) => machineClock.setTimeout(callback, ms / FACTOR),
};

/** Real time for the machine, a faster one for the driver, so that what it waits for comes sooner. */
export function realTime(connect: Wiring['connect']): () => Promise<Wiring> {
  return () =>
    Promise.resolve({
      clock: fastClock,
      machineClock,
      profile: { ...PROFILE, bus: { ...PROFILE.bus, replyMs: 1500, gapMs: 100 } },
      settle: (promise) => promise,
      connect,
    });
}

/** Devices that know every command they are asked at the start, and so keep nobody waiting for what does not come. */
export const KNOWS_ALL: Build = { hoppers: 'open' };

/** A fresh socket path for each call, in a directory that goes away with the test file. */
export function socketPaths(): () => string {
  const directory = mkdtempSync(join(tmpdir(), 'mado-cash-'));
  let sockets = 0;
  afterAll(() => rmSync(directory, { recursive: true }));
  return () => join(directory, `${++sockets}.sock`);
}
