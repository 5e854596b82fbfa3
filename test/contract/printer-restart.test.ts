import { afterEach, expect, test } from 'vitest';

import { err } from '#contract/result.ts';
import type { Exchange } from '#devices/printer/ipp/transport.ts';

import { type PrinterBench, printerBench } from '../support/printer-bench.ts';

// The terminal dies in the middle of a job. What a new start finds out, without printing anything.

let bench: PrinterBench;
afterEach(() => bench.close());

/** A wire that lets `count` requests through and then takes the terminal down with it: no answer ever comes. */
function cutAfter(count: number): {
  wire: (wire: Exchange) => Exchange;
  mend: () => void;
  cut: Promise<void>;
} {
  let left = count;
  let down: () => void = () => undefined;
  const cut = new Promise<void>((resolve) => {
    down = resolve;
  });
  const mend = (): void => {
    left = Number.POSITIVE_INFINITY;
  };
  const through =
    (wire: Exchange): Exchange =>
    (request) => {
      left -= 1;
      if (left >= 0) return wire(request);
      down();
      return new Promise(() => undefined);
    };
  return { wire: through, mend, cut };
}

/** Prints until the wire is cut after so many requests, lets the machine go on for a while, and starts again. */
async function crashAfter(requests: number, meanwhile: (bench: PrinterBench) => void = () => undefined) {
  const { wire, mend, cut } = cutAfter(requests);
  bench = await printerBench({ through: wire });
  // Never heard of again: the terminal is gone.
  void bench.printer.print(bench.job('a'), () => undefined);
  await bench.settle(cut);
  meanwhile(bench);
  mend();
  return bench.settle(bench.restarted().reconcile());
}

// Requests: 1 Get-Printer-Attributes, 2 Create-Job, 3 Send-Document, then looks of two each.

test('before Create-Job: not printed', async () => {
  expect(await crashAfter(1)).toMatchObject([
    { issue: 'a', report: { verdict: 'notPrinted', cause: 'never-sent' } },
  ]);
  expect(bench.machine.truth().out).toEqual([]);
  expect(bench.journal.openPrints()).toEqual([]);
});

test('with the job made and the document about to leave: unknown, and the empty job is cancelled', async () => {
  const settled = await crashAfter(2);
  expect(settled).toMatchObject([{ report: { verdict: 'unknown', cause: 'not-watched' } }]);
  expect(bench.machine.jobs.list().map(({ state }) => state)).toEqual(['canceled']);
  expect(bench.machine.truth().out).toEqual([]);
});

test('sent, and out by the time of the new start: printed, by job, uuid and life counter', async () => {
  const settled = await crashAfter(3, ({ clock }) => clock.advance(5_000));
  expect(settled).toMatchObject([{ report: { verdict: 'printed', cause: 'completed' } }]);
  expect(bench.machine.truth().out.length).toBe(1);
});

test('sent, out, and the counter moved further: unknown', async () => {
  const settled = await crashAfter(3, ({ clock, machine }) => {
    machine.jam();
    machine.clearJam({ reprint: true });
    clock.advance(20_000);
  });
  expect(settled).toMatchObject([{ report: { verdict: 'unknown', cause: 'possible-duplicate' } }]);
  expect(bench.machine.truth().out.length).toBe(2);
});

test('sent, and waiting for paper: cancelled, so that nobody else gets the sheet; unknown', async () => {
  const settled = await crashAfter(3, ({ clock, machine }) => {
    machine.jam();
    clock.advance(5_000);
  });
  expect(settled).toMatchObject([{ report: { verdict: 'unknown' } }]);
  bench.machine.clearJam();
  bench.clock.advance(60_000);
  expect(bench.machine.truth().out).toEqual([]);
  expect(bench.machine.truth().removed.length).toBe(1);
});

test('sent, and the printer has restarted too: unknown', async () => {
  const settled = await crashAfter(3, ({ clock, machine }) => {
    clock.advance(5_000);
    machine.powerOff();
    machine.powerOn();
  });
  expect(settled).toMatchObject([{ report: { verdict: 'unknown', cause: 'printer-restarted' } }]);
});

test('sent, and the printer cannot be asked: unknown, within its time', async () => {
  const settled = await crashAfter(3, ({ machine }) => machine.powerOff());
  expect(settled).toMatchObject([{ report: { verdict: 'unknown', cause: 'deadline' } }]);
});

// The verdict was given while the printer was out of reach, and then the terminal was started anew.

/** Prints `a` until its job is stopped by a jam; then the network is gone, and the verdict is given without the printer. */
async function lostToSight(): Promise<{ readonly back: () => void }> {
  let reachable = true;
  const through =
    (wire: Exchange): Exchange =>
    (request) =>
      reachable ? wire(request) : Promise.resolve(err({ kind: 'network', sent: 'no' } as const));
  bench = await printerBench({ through });
  const report = await bench.print('a', (step) => {
    if (step !== 'printing') return;
    bench.machine.jam();
    reachable = false;
  });
  expect(report).toMatchObject({ verdict: 'unknown', cause: 'printer-silent' });
  return { back: () => void (reachable = true) };
}

test('a job whose verdict was given out of its reach is ended by the next start, and its late sheet comes out to nobody', async () => {
  const { back } = await lostToSight();
  const restarted = bench.restarted();
  back();
  await bench.settle(restarted.reconcile());
  expect(bench.machine.jobs.list().map(({ state }) => state)).toEqual(['canceled']);
  bench.machine.clearJam();
  bench.clock.advance(60_000);
  expect(bench.machine.truth().out).toEqual([]);
  expect(bench.journal.orphans()).toEqual([]);
});

test('while nobody can ask for it, nothing is printed: its sheet would be taken for another visit’s', async () => {
  await lostToSight();
  const restarted = bench.restarted();
  expect(await bench.settle(restarted.print(bench.job('b'), () => undefined))).toMatchObject({
    verdict: 'notPrinted',
    cause: 'orphans-unasked',
    fault: { code: 'offline' },
  });
  expect(bench.journal.orphans()).toEqual(['a']);
});

test('with the printer back, the other visit’s paper is printed, and counted as its own', async () => {
  const { back } = await lostToSight();
  const restarted = bench.restarted();
  bench.machine.clearJam();
  back();
  expect(await bench.settle(restarted.print(bench.job('b'), () => undefined))).toMatchObject({
    verdict: 'printed',
  });
  const out = bench.machine.truth().out.map(({ job }) => job);
  expect(out.filter((job) => job === 'b')).toHaveLength(1);
});
