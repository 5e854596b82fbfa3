import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';
import { temporaryFolder } from '#ledger/testing/test-ledger.ts';

import { afterProbation, probationOf } from './probation.ts';

const COMMIT = 'c'.repeat(40);
const folder = temporaryFolder();
const file = join(folder.path, 'probation');
afterAll(() => folder[Symbol.dispose]());

const probation = probationOf(file, COMMIT);

test('lasts as long as the updater names this very commit', () => {
  rmSync(file, { force: true });
  expect(probation.lasts()).toBe(false);
  writeFileSync(file, `${COMMIT}\n`);
  expect(probation.lasts()).toBe(true);
  expect([probationOf(undefined, COMMIT).lasts(), probationOf(file, null).lasts()]).toEqual([false, false]);
  writeFileSync(file, `${'d'.repeat(40)}\n`);
  expect(probation.lasts()).toBe(false);
});

test('what the center shall not hear before its end is begun at its end, and ends with the core', async () => {
  const clock = new HandClock();
  const told: string[] = [];
  const start = () => {
    told.push('begun');
    return { stop: () => Promise.resolve(void told.push('ended')) };
  };
  writeFileSync(file, COMMIT);
  const work = afterProbation(probation, clock, start);
  clock.advance(60_000);
  expect(told).toEqual([]);
  rmSync(file);
  clock.advance(1_000);
  expect(told).toEqual(['begun']);
  await work.stop();
  expect(told).toEqual(['begun', 'ended']);

  writeFileSync(file, COMMIT);
  const never = afterProbation(probation, clock, start);
  await never.stop();
  rmSync(file);
  clock.advance(60_000);
  expect(told).toEqual(['begun', 'ended']);
});
