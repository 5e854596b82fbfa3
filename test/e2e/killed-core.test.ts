import { existsSync } from 'node:fs';

import { expect, test } from 'vitest';

import { proveCore } from '../crash/prove-core.ts';
import type { Cut } from '../crash/prove-core.ts';

/** A few of the cuts that `npm run proof -- --core` makes after every effect: about a drawn number, a note, a sheet and coins. */
const CUTS: readonly Cut[] = [
  { visit: 'change', at: 6 },
  { visit: 'note', at: 12 },
  { visit: 'note', at: 14 },
  { visit: 'change', at: 20 },
  { visit: 'moreChange', at: 22, again: 14 },
  { visit: 'note', at: 30 },
];
const PAGE = new URL('../../dist/renderer/index.html', import.meta.url);

test.skipIf(!existsSync(PAGE))(
  'the real core, killed after numbered side effects of a visit: books, coins and paper agree after the restart',
  { timeout: 300_000 },
  async () => {
    const done = await proveCore(CUTS, { pace: 'instant', stages: 3 });
    expect(done.filter(({ broken }) => broken.length > 0)).toEqual([]);
    expect(done.filter(({ after }) => after === undefined)).toEqual([]);
    expect(done.filter(({ again, thenAfter }) => again !== undefined && thenAfter === undefined)).toEqual([]);
    expect(done).toHaveLength(CUTS.length);
  },
);
