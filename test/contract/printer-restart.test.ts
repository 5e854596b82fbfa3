import { afterEach, describe, expect, test } from 'vitest';

import { err, ok } from '#contract/result.ts';
import { A4 } from '#devices/printer/format.ts';
import { ippClient } from '#devices/printer/ipp/client.ts';
import { encode } from '#devices/printer/ipp/encode.ts';
import { GROUP_TAGS, OPERATIONS, STATUS, succeeded } from '#devices/printer/ipp/message.ts';
import type { Message } from '#devices/printer/ipp/message.ts';
import { enumeration, integer, name } from '#devices/printer/ipp/values.ts';
import type { Value } from '#devices/printer/ipp/values.ts';
import { createJob } from '#devices/printer/requests.ts';
import { serial } from '#devices/printer/serial.ts';
import type { Exchange } from '#devices/printer/ipp/transport.ts';

import { issueNamed } from '../support/print-journal.ts';
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

describe('a job that the printer does not end', () => {
  /** An empty job whose making nobody heard of, on a printer that refuses to cancel. */
  async function refused(): Promise<void> {
    bench = await printerBench({ lies: { refusesCancel: true } });
    const client = ippClient(bench.uri, bench.exchange, serial(1));
    const empty = await bench.settle(client(createJob(issueNamed('a'), A4, 'one')));
    expect(empty.ok && succeeded(empty.value)).toBe(true);
    bench.journal.orphan(issueNamed('a'));
  }

  test('stays an orphan after a refused Cancel-Job: the printer is blocked, so that no money is asked for', async () => {
    await refused();
    expect(await bench.settle(bench.printer.status())).toMatchObject({
      device: 'blocked',
      fault: { code: 'jobLeft', who: 'staff' },
    });
    expect(bench.journal.orphans()).toEqual(['a']);
  });

  test('keeps the next paper from being printed, and what comes after it is printed once it has ended', async () => {
    await refused();
    expect(await bench.print('b')).toMatchObject({ verdict: 'notPrinted', cause: 'orphan-left' });
    expect(bench.machine.truth().out).toEqual([]);
    bench.machine.lies.refusesCancel = false;
    expect(await bench.settle(bench.printer.status())).toMatchObject({ device: 'ready', fault: undefined });
    expect(bench.journal.orphans()).toEqual([]);
    expect(await bench.print('c')).toMatchObject({ verdict: 'printed' });
  });

  test('is kept as an orphan when it is given up in the middle, and its late sheet comes out before the next money', async () => {
    bench = await printerBench({ lies: { refusesCancel: true }, deadlines: { jobMs: 5_000 } });
    const report = await bench.print('a', (step) => {
      if (step === 'printing') bench.machine.jam();
    });
    expect(report).toMatchObject({ verdict: 'unknown', cause: 'deadline' });
    expect(bench.journal.orphans()).toEqual(['a']);
    expect(await bench.settle(bench.printer.status())).toMatchObject({ fault: { code: 'jam' } });
    expect(bench.journal.orphans()).toEqual(['a']);
    bench.machine.clearJam();
    bench.clock.advance(60_000);
    expect(await bench.settle(bench.printer.status())).toMatchObject({ fault: undefined });
    expect(bench.machine.truth().out.map(({ job }) => job)).toEqual(['a']);
    expect(bench.journal.orphans()).toEqual([]);
  });
});

test.each([
  ['whose list has no end', 1_000, 'protocol'],
  ['with one job less than can be listed', 999, undefined],
])('a printer %s', async (_, jobs, code) => {
  bench = await printerBench({
    through: (wire) => (request) =>
      Buffer.from(request).readUInt16BE(2) === OPERATIONS.getJobs
        ? Promise.resolve(ok(encode(listOf(jobs, request))))
        : wire(request),
  });
  bench.journal.orphan(issueNamed('a'));
  const { fault } = await bench.settle(bench.printer.status());
  expect(fault?.code).toBe(code);
  expect(bench.journal.orphans()).toEqual(code === undefined ? [] : ['a']);
});

test('a job without a name may be anybody’s: it is not cancelled, and nothing is begun beside it', async () => {
  bench = await printerBench({
    through: (wire) => (request) =>
      Buffer.from(request).readUInt16BE(2) === OPERATIONS.getJobs
        ? Promise.resolve(ok(encode(listOf(1, request, () => []))))
        : wire(request),
  });
  bench.journal.orphan(issueNamed('a'));
  expect(await bench.settle(bench.printer.status())).toMatchObject({ fault: { code: 'jobLeft' } });
});

/** A printer's list of so many jobs of somebody else. */
function listOf(
  jobs: number,
  request: Uint8Array,
  named: (id: number) => [string, readonly Value[]][] = (id) => [['job-name', [name(`other-${id}`)]]],
): Message {
  const attributes = new Map<string, readonly Value[]>([
    ['attributes-charset', [{ type: 'charset', value: 'utf-8' }]],
    ['attributes-natural-language', [{ type: 'naturalLanguage', value: 'en' }]],
  ]);
  return {
    version: { major: 2, minor: 0 },
    code: STATUS.ok,
    requestId: Buffer.from(request).readInt32BE(4),
    groups: [
      { tag: GROUP_TAGS.operation, attributes },
      ...Array.from({ length: jobs }, (_, at) => ({
        tag: GROUP_TAGS.job,
        attributes: new Map<string, readonly Value[]>([
          ['job-id', [integer(at + 1)]],
          ...named(at + 1),
          ['job-state', [enumeration(5)]],
        ]),
      })),
    ],
    data: new Uint8Array(0),
  };
}
