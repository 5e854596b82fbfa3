import { afterEach, expect, test } from 'vitest';

import { type PrinterBench, printerBench } from '../support/printer-bench.ts';

// Sheets are not pages: front and back of a certificate are one sheet (両面印刷).

const benches: PrinterBench[] = [];
afterEach(async () => {
  for (const bench of benches.splice(0)) await bench.close();
});

async function open(options: Parameters<typeof printerBench>[0] = {}): Promise<PrinterBench> {
  const bench = await printerBench(options);
  benches.push(bench);
  return bench;
}

/** Sheets that came out, now or within the next ten minutes. */
function sheetsOut({ clock, machine }: PrinterBench): number {
  clock.advance(600_000);
  return machine.truth().out.length;
}

test('four pages on both sides: printed, two sheets, each with its back', async () => {
  const bench = await open();
  const job = { ...bench.job('a', 4), sheets: 2, sides: 'two' } as const;
  expect(await bench.settle(bench.printer.print(job, () => undefined))).toMatchObject({ verdict: 'printed' });
  expect(bench.machine.truth().out.map(({ page }) => page)).toEqual([1, 3]);
  expect(bench.machine.view().lifeCounter).toBe(1002);
  expect(bench.machine.impressions).toBe(1004);
});

test('both sides on a printer that cannot turn a sheet over: not printed, and nothing was sent', async () => {
  const bench = await open({ duplex: false });
  const job = { ...bench.job('a', 2), sheets: 1, sides: 'two' } as const;
  expect(await bench.settle(bench.printer.print(job, () => undefined))).toMatchObject({
    verdict: 'notPrinted',
    cause: 'not-duplex',
    fault: { code: 'unsupported' },
  });
  expect(sheetsOut(bench)).toBe(0);
  expect((await bench.settle(bench.printer.capabilities()))?.duplex).toBe(false);
});

test('a jam in a two-sided sheet that is printed again afterwards: unknown, possible duplicate', async () => {
  const bench = await open();
  bench.machine.jam();
  const job = { ...bench.job('a', 2), sheets: 1, sides: 'two' } as const;
  const report = bench.printer.print(job, (step) => {
    if (step === 'waitingForStaff') bench.machine.clearJam({ reprint: true });
  });
  expect(await bench.settle(report)).toMatchObject({ verdict: 'unknown' });
});
