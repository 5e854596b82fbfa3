import { describe, expect, test } from 'vitest';

import { CashBench } from '../support/cash-bench.ts';
import { paying } from '../support/cash-resident.ts';
import { realTime } from '../support/cash-wire.ts';
import { startBridge } from '../peers/hid/cp2110.ts';
import type { Bridge } from '../peers/hid/cp2110.ts';
import { whyNoHid } from '../peers/hid/device.ts';

const why = whyNoHid();
const FILL = { 10: 20, 50: 10, 100: 20, 500: 5 };

describe.skipIf(why !== undefined)(
  `cash through a CP2110 on hidraw (umockdev)${why === undefined ? '' : `: ${why}`}`,
  () => {
    test('takes money and gives change; pulled out it is offline, and put back it goes on', async () => {
      let bridge: Bridge | undefined;
      const wiring = await realTime(async ({ wire }) => {
        bridge = await startBridge(wire);
        return bridge;
      })();
      const bench = new CashBench(wiring, { pace: 'instant', fill: FILL });
      expect(await bench.start()).toMatchObject({ ok: true });
      const { machine, ...pays } = await paying(bench, 300);
      await pays.note();
      expect(await pays.fix()).toEqual({ ok: true, value: { credited: 1000 } });
      expect(await pays.out(700)).toEqual({ status: 'done', paid: 700, unpaid: 0 });
      expect(machine.truth()).toMatchObject({ tray: 700, places: { stacker: { 1000: 1 } } });

      bridge?.plug(false);
      await pays.until(() => bench.cash.status().device === 'offline');
      bridge?.plug(true);
      await pays.until(() => bench.cash.status().device === 'ready');
      const set = ['4101', '500000258000000300', '4303'];
      expect(bridge?.features).toEqual([...set, ...set]);
      await bench.end();
    });
  },
);
