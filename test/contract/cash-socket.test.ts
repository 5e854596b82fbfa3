import { describe, expect, test } from 'vitest';

import { serveBus } from '#devices/cash/simulator/serve.ts';
import { CashBench, over } from '../support/cash-bench.ts';
import { paying } from '../support/cash-resident.ts';
import { KNOWS_ALL, realTime, socketPaths } from '../support/cash-wire.ts';
import { cashContract } from './cash.ts';

const nextPath = socketPaths();

describe('cash over a unix socket', () => {
  cashContract(
    realTime(async (machine) => {
      const bus = await serveBus(machine, { unix: nextPath() });
      return { connect: over(bus.address), close: () => bus.close() };
    }),
    KNOWS_ALL,
  );
});

test('cash over tcp', async () => {
  const wiring = realTime(async (machine) => {
    const bus = await serveBus(machine, { tcp: 0 });
    return { connect: over(bus.address), close: () => bus.close() };
  });
  const bench = new CashBench(await wiring(), { pace: 'instant', fill: { 10: 10, 50: 5, 100: 10 } });
  expect(await bench.start()).toMatchObject({ ok: true });
  const pays = await paying(bench, 100);
  await pays.coins(100);
  expect(await pays.fix()).toEqual({ ok: true, value: { credited: 100 } });
  await bench.end();
});
