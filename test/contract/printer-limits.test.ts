import { afterEach, expect, test } from 'vitest';

import { MAX_DOCUMENT } from '#devices/printer/format.ts';

import { type PrinterBench, printerBench } from '../support/printer-bench.ts';

let bench: PrinterBench;
afterEach(() => bench.close());

test('eight jobs may wait, and not one more', async () => {
  bench = await printerBench();
  const issues = Array.from({ length: 9 }, (_, index) => `issue-${index + 1}`);
  const jobs = issues.map((issue) => bench.printer.print(bench.job(issue), () => undefined));
  const verdicts = (await bench.settle(Promise.all(jobs))).map(({ verdict }) => verdict);
  expect(verdicts).toEqual([...Array<string>(8).fill('printed'), 'notPrinted']);
  expect(bench.machine.truth().out.map(({ job }) => job)).toEqual(issues.slice(0, 8));
});

test('sixteen requests may wait, and not one more', async () => {
  bench = await printerBench();
  const asked = Array.from({ length: 17 }, () => bench.printer.status());
  const devices = (await bench.settle(Promise.all(asked))).map(({ device }) => device);
  expect(devices).toEqual([...Array<string>(16).fill('ready'), 'offline']);
});

test('a document of the largest size is taken, and not one byte more', async () => {
  bench = await printerBench();
  const small = bench.job('a').pdf;
  const largest = Buffer.concat([small, Buffer.alloc(MAX_DOCUMENT - small.length, '\n')]);
  const taken = bench.printer.print({ ...bench.job('a'), pdf: largest }, () => undefined);
  expect(await bench.settle(taken)).toMatchObject({ verdict: 'printed' });
  const refused = bench.printer.print(
    { ...bench.job('b'), pdf: Buffer.concat([largest, Buffer.of(10)]) },
    () => undefined,
  );
  expect(await bench.settle(refused)).toMatchObject({ verdict: 'notPrinted', cause: 'document-too-large' });
  expect(bench.machine.truth().out.length).toBe(1);
});

test('closing waits for the sheet that is on its way', async () => {
  bench = await printerBench();
  const printing = bench.printer.print(bench.job('a'), () => undefined);
  await bench.settle(bench.printer.close());
  expect(bench.machine.truth().out.length).toBe(1);
  expect(await printing).toMatchObject({ verdict: 'printed' });
});
