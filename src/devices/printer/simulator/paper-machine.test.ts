import { expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { a4Pdf } from '../../../../test/support/a4-pdf.ts';
import { DOCUMENT_TIMEOUT } from './job-book.ts';
import type { Job } from './job.ts';
import { PaperMachine } from './paper-machine.ts';

function loaded(sheets = 10): {
  machine: PaperMachine;
  clock: HandClock;
  send: (name: string, pages?: number) => Job;
} {
  const clock = new HandClock();
  const machine = new PaperMachine({ clock, sheets, msPerSheet: 2_000 });
  const send = (name: string, pages = 1): Job => {
    const job = machine.createJob(name, 'mado');
    machine.receive(job, a4Pdf(name, pages));
    return job;
  };
  return { machine, clock, send };
}

test('a sheet takes its time, comes out once, and is counted', () => {
  const { machine, clock, send } = loaded();
  const job = send('a');
  clock.advance(1_999);
  expect(machine.truth().out).toEqual([]);
  expect(machine.view()).toMatchObject({ path: 'moving', tray: 9, lifeCounter: 1000 });
  clock.advance(1);
  expect(machine.truth().out).toMatchObject([{ job: 'a', page: 1, taken: false }]);
  expect(machine.view()).toMatchObject({ path: 'clear', output: ['a'], lifeCounter: 1001 });
  expect(job.state).toBe('completed');
});

test('taken sheets are the documents themselves, and are remembered as taken', () => {
  const { machine, clock, send } = loaded();
  send('a');
  clock.advance(2_000);
  expect(machine.takeSheets().map(({ pdf }) => Buffer.compare(pdf, a4Pdf('a')))).toEqual([0]);
  expect(machine.takeSheets()).toEqual([]);
  expect(machine.truth().out).toMatchObject([{ job: 'a', taken: true }]);
});

test('an empty tray stops the job, and paper lets it go on', () => {
  const { machine, clock, send } = loaded(1);
  const job = send('a', 2);
  clock.advance(60_000);
  expect(job).toMatchObject({ state: 'stopped', done: 1 });
  machine.loadPaper(1);
  clock.advance(2_000);
  expect(job).toMatchObject({ state: 'completed', done: 2 });
});

test('the tray holds a hundred printed sheets and then wants them taken', () => {
  const { machine, clock, send } = loaded(200);
  const job = send('a', 101);
  clock.advance(101 * 2_000);
  expect(job).toMatchObject({ state: 'stopped', done: 100 });
  machine.takeSheets();
  clock.advance(2_000);
  expect(job.state).toBe('completed');
});

test('a jam holds the sheet until it is cleared', () => {
  const { machine, clock, send } = loaded();
  send('a');
  clock.advance(1_000);
  machine.jam();
  clock.advance(60_000);
  expect(machine.view().path).toBe('jammed');
  expect(machine.truth().out).toEqual([]);
  machine.clearJam();
  expect(machine.truth().out.length).toBe(1);
});

test('without current everything in memory is gone, and the paper stays where it was', () => {
  const { machine, clock, send } = loaded();
  send('a');
  clock.advance(1_000);
  machine.powerOff();
  clock.advance(60_000);
  machine.powerOn();
  expect(machine.jobs.upTime()).toBe(1);
  expect(machine.jobs.list()).toEqual([]);
  expect(machine.view()).toMatchObject({ power: 'on', path: 'jammed', tray: 9, lifeCounter: 1000 });
  machine.clearJam();
  expect(machine.truth()).toMatchObject({ out: [], removed: [{ job: 'a' }] });
  expect(send('b').id).toBe(1);
});

test('a job cancelled on its way still puts its sheet out, and no other', () => {
  const { machine, clock, send } = loaded();
  const job = send('a', 3);
  clock.advance(1_000);
  machine.cancel(job);
  clock.advance(60_000);
  expect(machine.truth().out.length).toBe(1);
  expect(job).toMatchObject({ state: 'canceled', done: 1 });
});

test('a job without a document is given up in time', () => {
  const { machine, clock } = loaded();
  const job = machine.createJob('a', 'mado');
  clock.advance(DOCUMENT_TIMEOUT * 1000 - 1);
  expect(job.state).toBe('held');
  clock.advance(1);
  expect(job).toMatchObject({ state: 'aborted', reasons: ['aborted-by-system'] });
});

test('it remembers fifty ended jobs and forgets older ones', () => {
  const { machine, clock, send } = loaded(100);
  for (let n = 1; n <= 52; n += 1) {
    send(`job-${n}`);
    clock.advance(2_000);
  }
  expect(machine.jobs.find(1)).toBeUndefined();
  expect(machine.jobs.find(2)).toBeDefined();
});

test('whoever subscribes hears of changes until they stop', () => {
  const { machine, clock, send } = loaded();
  let heard = 0;
  const stop = machine.subscribe(() => {
    heard += 1;
  });
  send('a');
  expect(heard).toBeGreaterThan(0);
  stop();
  heard = 0;
  clock.advance(2_000);
  expect(heard).toBe(0);
});
