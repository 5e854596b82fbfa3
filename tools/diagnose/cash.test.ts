import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test, vi } from 'vitest';

import { machineClock } from '#contract/clock.ts';
import { CHANGE_COINS } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';
import { CashMachine } from '#devices/cash/simulator/machine.ts';
import type { MachineOptions } from '#devices/cash/simulator/build.ts';
import { openPty } from '#devices/cash/simulator/pty.ts';
import { serveBus } from '#devices/cash/simulator/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'mado-diagnose-'));
afterAll(() => rmSync(folder, { recursive: true }));
const socat = spawnSync('socat', ['-V']).status === 0;
vi.setConfig({ testTimeout: 60_000 });
const FILL = { 10: 20, 50: 10, 100: 20, 500: 5 };
let runs = 0;

interface Run {
  readonly code: number;
  readonly told: unknown;
}

function diagnose(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const all = ['tools/diagnose.ts', 'cash', '--json', ...args];
    execFile(process.execPath, all, (error, stdout, stderr) => {
      expect(stderr).toBe('');
      const told: unknown = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
      resolve({ code: error === null ? 0 : Number(error.code), told });
    });
  });
}

/** A machine on a line of its own, and a hand that puts these in whenever the slot takes them. */
async function at(
  options: Omit<MachineOptions, 'clock'>,
  use: (bench: { machine: CashMachine; port: string; journal: string }) => Promise<void>,
): Promise<void> {
  const machine = new CashMachine({ clock: machineClock, pace: 'instant', fill: FILL, ...options });
  const own = ++runs;
  const path = join(folder, `${own}.sock`);
  const bus = await serveBus(machine, { unix: path });
  const pty = socat ? await openPty(path) : undefined;
  await use({ machine, port: pty?.path ?? bus.address, journal: join(folder, `${own}.db`) });
  await pty?.close();
  await bus.close();
}

/** Drops one item after another, each as soon as the machine would let it in. */
function drop(machine: CashMachine, ...items: readonly (ChangeCoin | 1000)[]): void {
  const left = [...items];
  const stop = machine.subscribe((event) => {
    const [next] = left;
    if (next === undefined) return stop();
    if (event.type !== 'command' || !machine.takes(next)) return undefined;
    left.shift();
    if (next === 1000) return machine.insertNote(next);
    return machine.insertCoin(next);
  });
}

test.concurrent('finds every device with what it says of itself', async () => {
  await at({}, async ({ port }) => {
    const { code, told } = await diagnose('--port', port);
    expect(told).toMatchObject({
      devices: [
        { address: 2, category: 'Coin Acceptor', serial: 10_000_001, denominations: [...CHANGE_COINS] },
        { address: 3, category: 'Payout', denominations: [10], level: 'ok' },
        { address: 4, category: 'Payout', denominations: [50] },
        { address: 5, category: 'Payout', denominations: [100] },
        { address: 6, category: 'Payout', denominations: [500] },
        { address: 40, category: 'Bill Validator', denominations: [1000, 2000, 5000, 10_000] },
      ],
      credited: 0,
      paid: 0,
      returned: 0,
      inDoubt: { min: 0, max: 0 },
    });
    expect(code).toBe(0);
  });
});

test.concurrent('takes coins and pays out, and says each yen once', async () => {
  await at({ build: { crc16: [2, 5], lacks: [225, 168] } }, async ({ machine, port, journal }) => {
    drop(machine, 500, 100, 50, 10, 10, 10);
    const args = ['--port', port, '--journal', journal];
    const { code, told } = await diagnose(...args, '--accept', '680', '--for', '20', '--payout', '320');
    expect(told).toMatchObject({ credited: 680, paid: 320, returned: 0, inDoubt: { min: 0, max: 0 } });
    expect(code).toBe(0);
    expect(machine.truth()).toMatchObject({ inserted: 680, tray: 320 });
  });
});

test.concurrent('a jam is a fault that says who acts, beside what was paid', async () => {
  await at({}, async ({ machine, port, journal }) => {
    machine.jam('hopper:500');
    machine.emptyHopper(100);
    machine.emptyHopper(50);
    machine.emptyHopper(10);
    const { code, told } = await diagnose('--port', port, '--journal', journal, '--payout', '500');
    expect(told).toMatchObject({ paid: 0, fault: { code: 'hopperJam', who: 'staff' } });
    expect(code).toBe(1);
  });
});

test.concurrent('silence is named', async () => {
  await at({}, async ({ machine, port }) => {
    machine.unplug();
    expect(await diagnose('--port', port)).toEqual({
      code: 1,
      told: { fault: { code: 'offline', who: 'technician', message: expect.stringMatching(/\.$/) } },
    });
  });
});

test.concurrent('garbage is named', async () => {
  const path = join(folder, 'garbage.sock');
  const server = createServer((socket) => {
    socket.on('data', () => socket.write(Buffer.from('hello, this is a modem\r\n')));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  expect(await diagnose('--port', `unix:${path}`)).toMatchObject({ told: { fault: { code: 'garbled' } } });
  await new Promise((resolve) => server.close(resolve));
});

test.concurrent('no line, and a wrong question, are named', async () => {
  expect(await diagnose('--port', '/dev/none')).toMatchObject({ told: { fault: { code: 'noPort' } } });
  expect(await diagnose('--port', '/dev/none', '--accept', '7')).toMatchObject({
    told: { fault: { code: 'usage' } },
  });
});
