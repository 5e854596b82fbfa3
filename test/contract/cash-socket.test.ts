import { expect, test } from 'vitest';

import { serveBus } from '#devices/cash/simulator/serve.ts';
import { CashBench, over } from '../support/cash-bench.ts';
import { paying } from '../support/cash-resident.ts';
import { KNOWS_ALL, realTime, socketPaths } from '../support/cash-wire.ts';

const nextPath = socketPaths();

/** The simulators' own wires; the whole contract is held over the wires of a terminal, and in memory. */
test.each([
  ['a unix socket', () => ({ unix: nextPath() })],
  ['tcp', () => ({ tcp: 0 })],
])('cash over %s', async (_, at) => {
  const wiring = realTime(async (machine) => {
    const bus = await serveBus(machine, at());
    return { connect: over(bus.address), close: () => bus.close() };
  });
  const fill = { 10: 10, 50: 5, 100: 10 };
  const bench = new CashBench(await wiring(), { pace: 'instant', fill, build: KNOWS_ALL });
  expect(await bench.start()).toMatchObject({ ok: true });
  const pays = await paying(bench, 50);
  await pays.coins(100);
  expect(await pays.fix()).toEqual({ ok: true, value: { credited: 100 } });
  expect(await pays.out(50)).toEqual({ status: 'done', paid: 50, unpaid: 0 });
  await bench.end();
});
