import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { INVARIANTS } from '../proof/invariants.ts';
import { MUTANTS } from '../proof/mutant.ts';
import { prove } from '../proof/prove.ts';
import { play } from '../proof/run.ts';
import { scratch } from '../proof/slice.ts';
import { FIXED } from '../proof/trace.ts';
import { placeIn } from '../proof/world.ts';

/** Within so many random runs, after the fixed ones, each defect has to show. */
const RUNS = 200;
const SEED = 1;
const folder = mkdtempSync(join(scratch(), 'mado-mutants-'));
const place = placeIn(folder);
afterAll(() => rmSync(folder, { recursive: true }));

test.for(Object.entries(FIXED))('%s: the terminal as it is keeps every promise', async ([, steps]) => {
  expect(await play(steps, place)).toEqual([]);
});

/** Promises that some defect has broken. */
const found = new Set<string>();
const note = (why: string): void => {
  for (const promise of Object.keys(INVARIANTS)) if (why.includes(`${promise}: `)) found.add(promise);
};

test.for(Object.entries(MUTANTS))(
  'the proof finds it out when %s',
  { timeout: 120_000 },
  async ([, mutant]) => {
    for (const steps of Object.values(FIXED)) {
      const broken = await play(steps, place, mutant).catch(String);
      expect(broken.toString()).not.toMatch('has not opened');
      if (broken.length > 0) return note(broken.toString());
    }
    const { broken } = await prove({ runs: RUNS, seed: SEED, shrink: false }, place, mutant);
    expect(broken?.why).toMatch(/: /);
    note(broken?.why ?? '');
  },
);

test('each promise is broken by one of the defects', () => {
  expect([...found].toSorted()).toEqual(Object.keys(INVARIANTS).toSorted());
});
