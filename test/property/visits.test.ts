import { expect, test } from 'vitest';

import { proveAll } from '../proof/crew.ts';

const RUNS = Number(process.env['MADO_VISIT_RUNS'] ?? 2_000);
/** The same every time, so that a red test means the code and not the luck of the day; `npm run proof` draws fresh ones. */
const SEED = Number(process.env['MADO_SEED'] ?? 20_261_125);

test(
  `whatever happens to ${RUNS} visits, no yen is lost and none is taken for nothing (MADO_SEED=${SEED})`,
  { timeout: 900_000 },
  async () => {
    expect(await proveAll({ runs: RUNS, seed: SEED })).toMatchObject({ runs: RUNS, broken: undefined });
  },
);
