import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { machineClock } from '#contract/clock.ts';
import { CashMachine } from '#devices/cash/simulator/machine.ts';

import { startBridge } from '../../test/peers/hid/cp2110.ts';
import { KNOWS_ALL } from '../../test/support/cash-wire.ts';
import { whyNoHid } from '../../test/peers/hid/device.ts';

const folder = mkdtempSync(join(tmpdir(), 'mado-diagnose-hid-'));
afterAll(() => rmSync(folder, { recursive: true }));
const why = whyNoHid();

/** The technician's command in a process that sees the bridge; its exit code and its last line. */
function diagnose(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  return new Promise<{ readonly code: number; readonly told: unknown }>((resolve) => {
    const all = ['tools/diagnose.ts', 'cash', '--json', '--journal', join(folder, 'cash.db'), ...args];
    execFile(process.execPath, all, { env: { ...process.env, ...env } }, (error, stdout) => {
      const told: unknown = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
      resolve({ code: error === null ? 0 : Number(error.code), told });
    });
  });
}

describe.skipIf(why !== undefined)(`through a CP2110 on hidraw${why === undefined ? '' : `: ${why}`}`, () => {
  test('finds the six devices by the serial number of the bridge, takes a coin and pays one out', async () => {
    const machine = new CashMachine({
      clock: machineClock,
      pace: 'instant',
      fill: { 50: 5 },
      build: KNOWS_ALL,
    });
    const bridge = await startBridge();
    bridge.serve(machine.wire);
    const stop = machine.subscribe(() => {
      if (!machine.takes(100)) return;
      stop();
      machine.insertCoin(100);
    });
    const asked = ['--port', 'hid:0001', '--accept', '100', '--for', '60', '--payout', '50'];
    const { code, told } = await diagnose(bridge.env, ...asked);
    expect(told).toMatchObject({
      devices: [
        { address: 2, kind: 'coins' },
        { address: 3, denominations: [10] },
        { address: 4, denominations: [50] },
        { address: 5, denominations: [100] },
        { address: 6, denominations: [500] },
        { address: 40, kind: 'notes' },
      ],
      credited: 100,
      paid: 50,
      inDoubt: { min: 0, max: 0 },
    });
    expect(code).toBe(0);
    expect(machine.truth()).toMatchObject({ inserted: 100, tray: 50 });
    await bridge.close();
  }, 120_000);

  test('says that there is no such bridge', async () => {
    const machine = new CashMachine({ clock: machineClock, pace: 'instant' });
    const bridge = await startBridge();
    bridge.serve(machine.wire);
    const { code, told } = await diagnose(bridge.env, '--port', 'hid:0002');
    expect(told).toMatchObject({ fault: { code: 'noPort', who: 'technician' } });
    expect(code).toBe(1);
    await bridge.close();
  }, 60_000);
});
