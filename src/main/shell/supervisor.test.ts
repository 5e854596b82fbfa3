import { expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { recorder } from './fixtures/recorder.ts';
import { scriptedCores } from './fixtures/scripted-core.ts';
import type { ScriptedCore } from './fixtures/scripted-core.ts';
import {
  MAX_WAITERS,
  READY_MS,
  SILENT_MS,
  START_URL_MS,
  STOP_MS,
  Supervisor,
  TERM_MS,
} from './supervisor.ts';

const URL = 'http://127.0.0.1:8080/start?ticket=made-up';

function set() {
  const clock = new HandClock();
  const events = recorder();
  const { start, cores } = scriptedCores();
  const heard: string[] = [];
  const supervisor = new Supervisor({
    start,
    clock,
    events,
    onReady: () => heard.push('ready'),
    onRendererLost: () => heard.push('rendererLost'),
  });
  supervisor.start();
  const core = (index: number): ScriptedCore => {
    const found = cores[index];
    if (!found) throw new Error(`no core ${index} was started`);
    return found;
  };
  return { clock, events, cores, core, heard, supervisor };
}

test('a core that is not ready in time is killed and started again', () => {
  const { clock, core, cores } = set();
  clock.advance(READY_MS - 1);
  expect(core(0).signals).toEqual([]);
  clock.advance(1);
  expect(core(0).signals).toEqual(['SIGKILL']);
  clock.advance(500);
  expect(cores).toHaveLength(2);
});

test('words before `ready` do not put off the deadline', () => {
  const { clock, core } = set();
  clock.advance(READY_MS - 1);
  core(0).onMessage({ type: 'alive', at: 0 });
  clock.advance(1);
  expect(core(0).signals).toEqual(['SIGKILL']);
});

test('a core that says it is alive is left alone; a silent one is killed and replaced', () => {
  const { clock, core, events, heard } = set();
  core(0).onMessage({ type: 'ready' });
  for (let beat = 0; beat < 100; beat += 1) {
    clock.advance(SILENT_MS - 1);
    core(0).onMessage({ type: 'alive', at: clock.now() });
  }
  expect(core(0).signals).toEqual([]);
  clock.advance(SILENT_MS);
  expect(core(0).signals).toEqual(['SIGKILL']);
  expect(events.raised).toEqual([{ id: 'shell.restarted', what: 'core', code: 'SIGKILL' }]);
  clock.advance(500);
  core(1).onMessage({ type: 'ready' });
  expect(heard).toEqual(['ready', 'ready']);
});

test('a core that keeps dying is started at growing pauses', () => {
  const { clock, core, cores } = set();
  for (const [index, pause] of [500, 1000, 2000, 4000, 8000, 10_000, 10_000].entries()) {
    core(index).onExit('1');
    clock.advance(pause - 1);
    expect(cores).toHaveLength(index + 1);
    clock.advance(1);
    expect(cores).toHaveLength(index + 2);
  }
});

test('a start address is asked for and handed on', async () => {
  const { core, supervisor } = set();
  core(0).onMessage({ type: 'ready' });
  const url = supervisor.startUrl();
  expect(core(0).sent).toEqual(['openWindow']);
  core(0).onMessage({ type: 'window', url: URL });
  await expect(url).resolves.toEqual({ ok: true, value: URL });
});

test('an address that a dead core owes is asked of the next', async () => {
  const { clock, core, supervisor } = set();
  core(0).onMessage({ type: 'ready' });
  const url = supervisor.startUrl();
  core(0).onExit('SIGSEGV');
  clock.advance(500);
  core(1).onMessage({ type: 'ready' });
  expect(core(1).sent).toEqual(['openWindow']);
  core(1).onMessage({ type: 'window', url: URL });
  await expect(url).resolves.toEqual({ ok: true, value: URL });
});

test('waiting for an address has an end, and so has the number of those who wait', async () => {
  const { clock, supervisor } = set();
  const waiting = Array.from({ length: MAX_WAITERS }, () => supervisor.startUrl());
  await expect(supervisor.startUrl()).resolves.toEqual({ ok: false, error: 'too-many' });
  clock.advance(START_URL_MS);
  const answers = await Promise.all(waiting);
  expect(answers).toEqual(waiting.map(() => ({ ok: false, error: 'core-silent' })));
});

test.each([
  ['no object', 'ready'],
  ['an unknown word', { type: 'shutdown' }],
  ['one field too many', { type: 'ready', extra: 1 }],
  ['an address elsewhere', { type: 'window', url: 'http://127.0.0.1.example.com/' }],
  ['an address of a file', { type: 'window', url: 'file:///etc/passwd' }],
])('an ill-formed message is refused and logged: %s', (_case, message) => {
  const { core, events, heard } = set();
  core(0).onMessage(message);
  expect(events.raised).toEqual([{ id: 'action.refused', reason: 'core-ill-formed' }]);
  expect(heard).toEqual([]);
});

test('the loss of the screens is passed on', () => {
  const { core, heard } = set();
  core(0).onMessage({ type: 'ready' });
  core(0).onMessage({ type: 'rendererLost' });
  expect(heard).toEqual(['ready', 'rendererLost']);
});

test('an orderly stop: asked, and nothing is started again', async () => {
  const { clock, core, cores, events, supervisor } = set();
  core(0).onMessage({ type: 'ready' });
  const stopped = supervisor.stop();
  expect(core(0).sent).toEqual(['stop']);
  clock.advance(STOP_MS - 1);
  core(0).onExit('0');
  await stopped;
  clock.advance(60_000);
  expect(core(0).signals).toEqual([]);
  expect(cores).toHaveLength(1);
  expect(events.raised).toEqual([]);
});

test('a core that does not stop gets SIGTERM, then SIGKILL', async () => {
  const { clock, core, supervisor } = set();
  core(0).onMessage({ type: 'ready' });
  const stopped = supervisor.stop();
  clock.advance(STOP_MS);
  expect(core(0).signals).toEqual(['SIGTERM']);
  core(0).onMessage({ type: 'alive', at: 0 });
  clock.advance(TERM_MS);
  expect(core(0).signals).toEqual(['SIGTERM', 'SIGKILL']);
  await stopped;
});

test('stopping while the core is down cancels its restart and lets nobody wait', async () => {
  const { clock, core, cores, supervisor } = set();
  const url = supervisor.startUrl();
  core(0).onExit('1');
  await supervisor.stop();
  await expect(url).resolves.toEqual({ ok: false, error: 'stopped' });
  await expect(supervisor.startUrl()).resolves.toEqual({ ok: false, error: 'stopped' });
  clock.advance(60_000);
  expect(cores).toHaveLength(1);
});
