import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

import { openPty } from '#devices/cash/simulator/pty.ts';
import { serveBus } from '#devices/cash/simulator/serve.ts';
import { CashBench, over } from '../support/cash-bench.ts';
import { paying } from '../support/cash-resident.ts';
import { KNOWS_ALL, realTime, socketPaths } from '../support/cash-wire.ts';
import { cashContract } from './cash.ts';

const socat = spawnSync('socat', ['-V']).status === 0;
const nextPath = socketPaths();

test.runIf(process.env['CI'] !== undefined)('socat is here in CI, so that the serial port is tried', () => {
  expect(socat).toBe(true);
});

describe.skipIf(!socat)('cash over a serial port (skipped where socat is missing)', () => {
  const wiring = realTime(async (machine) => {
    const path = nextPath();
    const bus = await serveBus(machine, { unix: path });
    const pty = await openPty(path);
    return {
      connect: over(`serial:${pty.path}`),
      close: async () => {
        await pty.close();
        await bus.close();
      },
    };
  });
  cashContract(wiring, KNOWS_ALL);

  test('hoppers keyed by their serial number, which are silent when asked for a cipher key', async () => {
    const bench = new CashBench(await wiring(), { pace: 'instant', fill: { 10: 10, 50: 5, 100: 10 } });
    expect(await bench.start()).toMatchObject({ ok: true });
    const pays = await paying(bench, 50);
    await pays.coins(100);
    expect(await pays.fix()).toEqual({ ok: true, value: { credited: 100 } });
    expect(await pays.out(50)).toEqual({ status: 'done', paid: 50, unpaid: 0 });
    await bench.end();
  });
});
