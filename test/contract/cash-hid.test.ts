import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { CashBench } from '../support/cash-bench.ts';
import { paying } from '../support/cash-resident.ts';
import { KNOWS_ALL, realTime } from '../support/cash-wire.ts';
import { startBridge } from '../peers/hid/cp2110.ts';
import type { Bridge } from '../peers/hid/cp2110.ts';
import { whyNoHid } from '../peers/hid/device.ts';
import { cashContract } from './cash.ts';

const why = whyNoHid();

describe.skipIf(why !== undefined)(
  `cash through a CP2110 on hidraw (umockdev)${why === undefined ? '' : `: ${why}`}`,
  () => {
    let bridge: Bridge | undefined;
    const wiring = realTime(({ wire }) => {
      if (bridge === undefined) throw new Error('no bridge stands there');
      bridge.serve(wire);
      return Promise.resolve({ connect: bridge.connect, close: () => Promise.resolve() });
    });
    beforeAll(async () => {
      bridge = await startBridge();
    });
    afterAll(() => bridge?.close());

    cashContract(wiring, KNOWS_ALL);

    test('pulled out it is offline, and put back it is set again and goes on', async () => {
      const bench = new CashBench(await wiring(), { pace: 'instant', fill: { 10: 20, 50: 10, 100: 20 } });
      expect(await bench.start()).toMatchObject({ ok: true });
      const pays = await paying(bench, 300);
      const before = bridge?.features.length;
      bridge?.plug(false);
      await pays.until(() => bench.cash.status().device === 'offline');
      bridge?.plug(true);
      await pays.until(() => bench.cash.status().device === 'ready');
      expect(bridge?.features.slice(before)).toEqual(['4101', '500000258000000300', '4303']);
      await pays.coins(100);
      expect(await pays.fix()).toEqual({ ok: true, value: { credited: 100 } });
      await bench.end();
    });
  },
);
