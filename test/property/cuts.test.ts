import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { actsOf, play } from '../proof/run.ts';
import { scratch } from '../proof/slice.ts';
import { FIXED, cutAfterAct } from '../proof/trace.ts';
import { placeIn } from '../proof/world.ts';

const folder = mkdtempSync(join(scratch(), 'mado-cuts-'));
const place = placeIn(folder);
afterAll(() => rmSync(folder, { recursive: true }));

test.for(Object.entries(FIXED))(
  '%s, cut off after each thing that it changes: every promise holds',
  { timeout: 300_000 },
  async ([, steps]) => {
    const acts = await actsOf(steps, place);
    expect(acts).toBeGreaterThan(0);
    for (const power of [false, true]) {
      for (let at = 1; at <= acts; at += 1) {
        const cut = cutAfterAct(at, power);
        expect({ cut: cut.name, broken: await play([cut, ...steps], place) }).toEqual({
          cut: cut.name,
          broken: [],
        });
      }
    }
  },
);
