import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { audit } from './accounts.ts';
import { onStage } from './on-stage.ts';
import type { Resident } from './resident.ts';
import type { Stage } from './stage.ts';

/** How many visits are cut off: a few in every run, more when asked for. */
const CRASHES = Number(process.env['MADO_CRASHES'] ?? 8);
const SEED = Number(process.env['MADO_SEED'] ?? randomInt(2 ** 31));
/** From the card to the last screen a visit takes about this long, ms. */
const VISIT_MS = 9_000;

/** mulberry32: numbers from 0 up to 1 that a seed brings back. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const WAYS_TO_PAY = [[100, 100], [50, 50, 50, 50], [100, 500], [500]] as const;

/** A whole visit but for its first tap, as far as it is let. */
async function visits(resident: Resident, coins: readonly (10 | 50 | 100 | 500)[]): Promise<void> {
  await resident.lays('single');
  await resident.pin('1234');
  await resident.lifts();
  await resident.confirms();
  await resident.taps('next');
  await resident.pays(...coins);
  await resident.leaves();
}

/** What the terminal held against a sound card, but for what a card that is cut off or lifted shows. */
function cardFaults({ demo }: Stage): readonly string[] {
  const log = readFileSync(join(demo.folder.path, 'terminal.log'), 'utf8');
  const faults = log.split('\n').filter((line) => /"card\.fault"|"person\.refused"|"defect"/.test(line));
  return faults.filter((line) => !/"code":"(?:removed|unreadable|noReader)"/.test(line));
}

onStage(
  `power cuts at any moment (MADO_SEED=${SEED})`,
  (stage) => {
    const random = randomFrom(SEED);

    test.for(Array.from({ length: CRASHES }, (_, at) => at + 1))('cut %i', async () => {
      const { resident, powerCut } = stage();
      // The log is the whole suite's, and the cards before were meant to fail.
      const before = cardFaults(stage()).length;
      const coins = WAYS_TO_PAY[Math.floor(random() * WAYS_TO_PAY.length)] ?? [500];
      const moment = random() * VISIT_MS;
      await resident.starts();
      const visit = visits(resident.atThisWindow(), coins).catch(() => 'given up');
      await after(moment);
      await powerCut();
      await visit;
      await resident.does({ do: 'takeTray' });
      await resident.leaves();
      expect((await audit(stage())).balance('customer')).toBe(0);
      expect(cardFaults(stage()).slice(before)).toEqual([]);
    });
  },
  { pace: 'real' },
);
