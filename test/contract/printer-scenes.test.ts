import { afterEach, expect, test } from 'vitest';

import { err } from '#contract/result.ts';

import type { PrinterBench } from '../support/printer-bench.ts';
import { Witness } from '../support/printer-witness.ts';

// What can happen to one sheet, and what is said of it. Software prints nothing twice and calls no lost page printed. The fourteen
// scenes that any driver of ours must pass are numbered; what the printer says and what really came out are compared in each.

const witness = new Witness();
afterEach(() => witness.testify());
const open = (options?: Parameters<Witness['open']>[0]) => witness.open(options);

/** Sheets that came out, now or within the next ten minutes. */
function sheetsOut({ clock, machine }: PrinterBench): number {
  clock.advance(600_000);
  return machine.truth().out.length;
}

test('scene 1, normal: printed, one sheet', async () => {
  const bench = await open();
  expect(await bench.print('a')).toEqual({ verdict: 'printed', cause: 'completed', fault: undefined });
  expect(sheetsOut(bench)).toBe(1);
});

test('a document of two sheets: printed, two sheets', async () => {
  const bench = await open();
  expect(await bench.print('a', undefined, 2)).toMatchObject({ verdict: 'printed' });
  expect(bench.machine.truth().out.map(({ page }) => page)).toEqual([1, 2]);
});

test('scene 2, two copies are two jobs with two ids: both printed, one sheet each', async () => {
  const bench = await open();
  expect(await bench.print('a')).toMatchObject({ verdict: 'printed' });
  expect(await bench.print('b')).toMatchObject({ verdict: 'printed' });
  expect(bench.machine.truth().out.map(({ job }) => job)).toEqual(['a', 'b']);
});

test('scene 3, toner low: printed', async () => {
  const bench = await open();
  bench.machine.lowToner();
  expect(await bench.print('a')).toMatchObject({ verdict: 'printed' });
  expect((await bench.settle(bench.printer.status())).notices).toEqual(['toner-low-warning']);
  expect(sheetsOut(bench)).toBe(1);
});

test('scene 4, early "completed", before the sheet is out: printed, once it has been counted', async () => {
  const bench = await open({ lies: { earlyCompleted: true } });
  const report = await bench.print('a');
  expect(report).toMatchObject({ verdict: 'printed' });
  expect(bench.machine.truth().out.length).toBe(1);
});

test('scene 5, the reply to Send-Document is lost, but the page prints: printed, and never sent again', async () => {
  const bench = await open({ lies: { loseReply: 'Send-Document' } });
  expect(await bench.print('a')).toMatchObject({ verdict: 'printed' });
  expect(bench.journal.phases).toEqual(['intended', 'created', 'sending', 'printed']);
  expect(sheetsOut(bench)).toBe(1);
});

test.each([
  ['an empty tray', 'mediaEmpty', { sheets: 0 }],
  ['no toner', 'tonerEmpty', {}],
  ['an open cover', 'coverOpen', {}],
] as const)('scene 6, not ready, %s: not printed, and nothing was begun', async (_, code, options) => {
  const bench = await open(options);
  if (code === 'tonerEmpty') bench.machine.emptyToner();
  if (code === 'coverOpen') bench.machine.openCover();
  const report = await bench.print('a');
  expect(report).toMatchObject({ verdict: 'notPrinted', cause: 'not-ready', fault: { code, who: 'staff' } });
  expect(bench.journal.phases).toEqual([]);
  expect(sheetsOut(bench)).toBe(0);
});

test('scene 7, printer off: not printed, offline', async () => {
  const bench = await open();
  bench.machine.powerOff();
  expect(await bench.print('a')).toMatchObject({ verdict: 'notPrinted', fault: { code: 'offline' } });
  expect(await bench.settle(bench.printer.status())).toMatchObject({ device: 'offline' });
  expect(sheetsOut(bench)).toBe(0);
});

test('scene 8, the reply to Create-Job is lost: not printed, and the empty job is swept away', async () => {
  const bench = await open({ lies: { loseReply: 'Create-Job' } });
  expect(await bench.print('a')).toMatchObject({ verdict: 'notPrinted', cause: 'create-lost' });
  expect(bench.machine.jobs.list().map(({ state }) => state)).toEqual(['canceled']);
  expect(await bench.print('b')).toMatchObject({ verdict: 'printed' });
  expect(bench.machine.truth().out.map(({ job }) => job)).toEqual(['b']);
});

test('the current fails just before the document leaves: not printed', async () => {
  const bench = await open();
  const report = await bench.print('a', (step) => {
    if (step === 'sending') bench.machine.powerOff();
  });
  expect(report).toMatchObject({ verdict: 'notPrinted', cause: 'not-sent', fault: { code: 'offline' } });
  expect(bench.journal.phases).toEqual(['intended', 'created', 'sending', 'notPrinted']);
  bench.machine.powerOn();
  expect(await bench.print('b')).toMatchObject({ verdict: 'printed' });
  expect(bench.machine.truth().out.map(({ job }) => job)).toEqual(['b']);
});

test('the printer is busy with another job: waited for, and printed after it', async () => {
  const bench = await open();
  bench.machine.receive(bench.machine.createJob('other', 'other'), bench.job('other', 3).pdf);
  expect(await bench.print('a')).toMatchObject({ verdict: 'printed' });
  expect(bench.machine.truth().out.map(({ job }) => job)).toEqual(['other', 'other', 'other', 'a']);
});

test('the printer stays busy: not printed, and nothing was begun', async () => {
  const bench = await open();
  bench.machine.receive(bench.machine.createJob('other', 'other'), bench.job('other', 30).pdf);
  expect(await bench.print('a')).toEqual({ verdict: 'notPrinted', cause: 'still-busy', fault: undefined });
  expect(bench.journal.phases).toEqual([]);
});

test('scene 9, jam cleared and resumed: unknown, one sheet', async () => {
  const bench = await open();
  bench.machine.jam();
  const seen: unknown[] = [];
  const report = await bench.print('a', (step, fault) => {
    seen.push([step, fault]);
    if (fault === 'jam') bench.machine.clearJam();
  });
  expect(report).toMatchObject({ verdict: 'unknown', cause: 'jam-seen' });
  expect(seen).toEqual([
    ['sending', undefined],
    ['printing', undefined],
    ['waitingForStaff', 'jam'],
  ]);
  expect(sheetsOut(bench)).toBe(1);
});

test('scene 10, jam cleared and auto-reprinted: unknown, two sheets', async () => {
  const bench = await open({ lies: { reprintAfterJam: true } });
  bench.machine.jam();
  const report = await bench.print('a', (_, fault) => {
    if (fault === 'jam') bench.machine.clearJam();
  });
  expect(report).toMatchObject({ verdict: 'unknown', cause: 'jam-seen' });
  expect(sheetsOut(bench)).toBe(2);
});

test('jam and reprint between two looks: the counter tells of it', async () => {
  const bench = await open({ deadlines: { pollMs: 60_000 } });
  bench.machine.jam();
  bench.machine.subscribe(() => {
    if (bench.machine.view().path === 'jammed') bench.machine.clearJam({ reprint: true });
  });
  expect(await bench.print('a')).toMatchObject({ verdict: 'unknown', cause: 'possible-duplicate' });
  expect(sheetsOut(bench)).toBe(2);
});

test('scene 11, jam never cleared: unknown, no sheet, and the job is cancelled', async () => {
  const bench = await open();
  bench.machine.jam();
  expect(await bench.print('a')).toMatchObject({
    verdict: 'unknown',
    cause: 'deadline',
    fault: { code: 'jam' },
  });
  expect(bench.machine.jobs.list().map(({ state }) => state)).toEqual(['canceled']);
  bench.machine.clearJam();
  expect(sheetsOut(bench)).toBe(0);
  expect(bench.machine.truth().removed.map(({ job }) => job)).toEqual(['a']);
});

test('scene 12, the printer reboots after ejecting: unknown, one sheet', async () => {
  const bench = await open({ lies: { rebootAfterEject: true } });
  expect(await bench.print('a')).toMatchObject({ verdict: 'unknown', cause: 'printer-restarted' });
  expect(sheetsOut(bench)).toBe(1);
});

test('the current fails with the sheet on its way: unknown, no sheet, even though its id is given out again', async () => {
  const bench = await open();
  const report = await bench.print('a', (step) => {
    if (step === 'printing') bench.machine.powerOff();
    if (step === 'printing') bench.machine.powerOn();
  });
  expect(report).toMatchObject({ verdict: 'unknown', cause: 'printer-restarted' });
  expect(sheetsOut(bench)).toBe(0);
});

test('the current fails and stays away: unknown', async () => {
  const bench = await open();
  const report = await bench.print('a', (step) => {
    if (step === 'printing') bench.machine.powerOff();
  });
  expect(report).toMatchObject({ verdict: 'unknown', cause: 'printer-silent' });
});

test('the wire is cut while a job waits for paper: unknown, and its sheet never comes out to somebody else', async () => {
  let cut = false;
  const bench = await open({
    sheets: 1,
    through: (wire) => (request) =>
      cut ? Promise.resolve(err({ kind: 'network', sent: 'no' })) : wire(request),
  });
  const report = await bench.print(
    'a',
    (_, fault) => {
      cut = fault === 'mediaEmpty';
    },
    2,
  );
  expect(report).toMatchObject({ verdict: 'unknown', cause: 'printer-silent' });
  cut = false;
  expect(await bench.print('b')).toMatchObject({ verdict: 'notPrinted', fault: { code: 'mediaEmpty' } });
  bench.machine.loadPaper(10);
  expect(await bench.print('c')).toMatchObject({ verdict: 'printed' });
  expect(bench.machine.truth().out.map(({ job }) => job)).toEqual(['a', 'c']);
});

test('scene 13, queued in the device: unknown, and the sheet comes later', async () => {
  const bench = await open({ lies: { queuedInDevice: true } });
  expect(await bench.print('a')).toMatchObject({ verdict: 'unknown', cause: 'queued-in-device' });
  expect(bench.machine.truth().out.length).toBe(0);
  expect(sheetsOut(bench)).toBe(1);
});

test('scene 14, counters contradict "completed": unknown, one sheet', async () => {
  const bench = await open({ lies: { counterStuck: true } });
  expect(await bench.print('a')).toMatchObject({ verdict: 'unknown', cause: 'life-counter-differs' });
  expect(sheetsOut(bench)).toBe(1);
});

test('the tray runs empty between two sheets: staff fill it, the same job goes on, printed', async () => {
  const bench = await open({ sheets: 1 });
  const seen: string[] = [];
  const report = await bench.print(
    'a',
    (step, fault) => {
      seen.push(fault ?? step);
      if (fault === 'mediaEmpty') bench.machine.loadPaper(10);
    },
    2,
  );
  expect(report).toMatchObject({ verdict: 'printed' });
  expect(seen).toEqual(['sending', 'printing', 'mediaEmpty', 'printing']);
  expect(sheetsOut(bench)).toBe(2);
});

test('the tray runs empty and stays so: unknown, cancelled, and paper loaded later brings nothing', async () => {
  const bench = await open({ sheets: 1 });
  expect(await bench.print('a', undefined, 2)).toMatchObject({ verdict: 'unknown', cause: 'deadline' });
  bench.machine.loadPaper(10);
  expect(sheetsOut(bench)).toBe(1);
});

test('the cover is opened before any sheet moves, and closed: printed', async () => {
  const bench = await open();
  const report = await bench.print('a', (step, fault) => {
    if (step === 'sending') bench.machine.openCover();
    if (fault === 'coverOpen') bench.machine.closeCover();
  });
  expect(report).toMatchObject({ verdict: 'printed' });
  expect(sheetsOut(bench)).toBe(1);
});

test('the cover is opened upon a moving sheet: unknown', async () => {
  const bench = await open();
  const report = await bench.print('a', (step, fault) => {
    if (step === 'printing') bench.machine.openCover();
    if (fault !== undefined) bench.machine.closeCover();
    if (fault !== undefined) bench.machine.clearJam();
  });
  expect(report).toMatchObject({ verdict: 'unknown' });
  expect(sheetsOut(bench)).toBe(1);
});

test('a document that the printer refuses: not printed, no sheet', async () => {
  const bench = await open();
  const report = await bench.print('a', undefined, 0);
  expect(report).toMatchObject({ verdict: 'notPrinted', cause: 'aborted' });
  expect(sheetsOut(bench)).toBe(0);
});
