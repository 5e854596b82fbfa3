import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, test } from 'vitest';

import { machineClock } from '#contract/clock.ts';
import { PaperMachine } from '#devices/printer/simulator/paper-machine.ts';
import { servePrinter } from '#devices/printer/simulator/serve.ts';

import { SMALLEST_TOWN as town } from '#main/config/testing/smallest-town.ts';

import { calibrate } from './calibrate.ts';
import { ippeveprinterMissing, startIppeveprinter } from '../../test/peers/ippeveprinter.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** A terminal with this printer, its files in a folder of its own. */
function terminalWith(uri: string) {
  const folder = mkdtempSync(join(tmpdir(), 'mado-calibrate-'));
  closers.push(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'data'));
  const file = join(folder, 'terminal.json');
  const terminal = {
    id: 'demo-01',
    site: 'front',
    profile: 'demo',
    town: 'town.json',
    data: 'data',
    gateway: { port: 0 },
    card: { reader: { transport: 'pcsc', name: null }, trust: ['ca.pem'] },
    cash: { address: 'serial:/dev/ttyUSB0' },
    printer: { uri },
    center: { url: 'https://center.invalid', secret: 'secret', townKey: 'town.pem' },
    budget: 1_000_000,
    guard: true,
  };
  writeFileSync(file, JSON.stringify(terminal));
  writeFileSync(join(folder, 'town.json'), JSON.stringify(town));
  return {
    data: join(folder, 'data'),
    kept: join(folder, 'data', 'guard.json'),
    run: (...args: readonly string[]) => calibrate([...args, '--terminal', file]),
  };
}

async function simulated(sheets = 50) {
  const machine = new PaperMachine({ clock: machineClock, sheets, lies: {} });
  const served = await servePrinter(machine, { port: 0 });
  closers.push(
    () => served.close(),
    () => machine.powerOff(),
  );
  return terminalWith(served.uri);
}

describe('on the simulated printer', () => {
  test('a terminal is due until staff chose, and again when what they chose is damaged', async () => {
    const { kept, run } = await simulated();
    expect(await run('--due')).toMatchObject({ ok: false, json: { due: 'never', patch: null } });
    expect(await run('--choose', '4')).toMatchObject({ ok: true, json: { patch: 4 } });
    expect(await run('--due')).toMatchObject({ ok: true, json: { due: null, patch: 4 } });
    writeFileSync(kept, readFileSync(kept).subarray(0, 9));
    expect(await run('--due')).toMatchObject({ ok: false, json: { due: 'damaged', patch: null } });
  });

  test('a number that is not on the sheet, and a disk that takes nothing, keep nothing', async () => {
    const { data, run } = await simulated();
    expect(await run('--choose', '16')).toMatchObject({ ok: false, json: { fault: { code: 'usage' } } });
    expect(await run('--due')).toMatchObject({ json: { due: 'never' } });
    rmSync(data, { recursive: true });
    expect(await run('--choose', '4')).toMatchObject({ ok: false, json: { fault: { code: 'notKept' } } });
  });

  test('the sheet and the film are printed', async () => {
    const { run } = await simulated();
    expect(await run('--print')).toMatchObject({ ok: true, json: { verdict: 'printed' } });
    expect(await run('--print', '--film')).toMatchObject({ ok: true, json: { verdict: 'printed' } });
  });
});

test('a printer that does not answer is not taken for one without supplies', async () => {
  const { run } = terminalWith('ipp://127.0.0.1:9/ipp/print');
  for (const args of [['--due'], ['--choose', '4']])
    expect(await run(...args)).toMatchObject({ ok: false, json: { fault: { code: 'noAnswer' } } });
});

test.each([[[]], [['--nonsense']], [['--film']]])('%j is answered with what can be said', async (args) => {
  expect(await calibrate(args)).toMatchObject({ ok: false, json: { fault: { code: 'usage' } } });
});

test('the sheet becomes a file, or it is said why not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mado-calibrate-'));
  closers.push(() => rmSync(folder, { recursive: true }));
  const out = join(folder, 'sheet.pdf');
  expect(await calibrate(['--out', out])).toMatchObject({ ok: true });
  expect(readFileSync(out, 'latin1')).toMatch(/^%PDF-/);
  expect(await calibrate(['--out', join(folder, 'no', 'sheet.pdf')])).toMatchObject({ ok: false });
});

const missing = await ippeveprinterMissing();
test.skipIf(missing)(
  `CUPS' ippeveprinter prints the sheet and tells its supplies${missing ?? ''}`,
  async () => {
    const { uri, stop } = await startIppeveprinter();
    closers.push(stop);
    const { kept, run } = terminalWith(uri);
    expect(await run('--print')).toMatchObject({ ok: true, json: { verdict: 'printed' } });
    expect(await run('--choose', '7')).toMatchObject({ ok: true, json: { patch: 7 } });
    const { supplies } = JSON.parse(readFileSync(kept, 'utf8'));
    expect(supplies.length).toBeGreaterThan(0);
    expect(await run('--due')).toMatchObject({ ok: true });
  },
);
