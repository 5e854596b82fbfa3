import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { openShellDoor } from '../core/shell-door.ts';
import { attachCore } from './attach-core.ts';
import { ALIVE_EVERY_MS } from './core-channel.ts';
import { LinesIn } from './json-lines.ts';

let folder: string;
let path: string;
let door: ReturnType<typeof openShellDoor> | undefined;
const clock = new HandClock();
const URL_ONCE = 'http://127.0.0.1:1/start?ticket=t';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mado-door-'));
  path = join(folder, 'shell.sock');
});
afterEach(() => {
  door?.close();
  rmSync(folder, { recursive: true });
});

async function open(): Promise<void> {
  door = openShellDoor(path, { clock, startUrl: () => URL_ONCE, isLinked: () => false });
  await vi.waitUntil(() => (statSync(path, { throwIfNoEntry: false })?.mode ?? 0) % 0o1000 === 0o660);
}

function attached() {
  const heard: unknown[] = [];
  const left = Promise.withResolvers<string>();
  const core = attachCore(path)({ onMessage: (message) => heard.push(message), onExit: left.resolve });
  return { core, heard, left: left.promise };
}

test('a shell comes to a core that runs already, asks for a window, and hears that the core lives', async () => {
  await open();
  const { core, heard } = attached();
  await vi.waitUntil(() => heard.length === 2);
  expect(heard).toMatchObject([{ type: 'ready' }, { type: 'alive' }]);
  core.send({ type: 'openWindow' });
  await vi.waitUntil(() => heard.length === 3);
  expect(heard[2]).toEqual({ type: 'window', url: URL_ONCE });
  clock.advance(ALIVE_EVERY_MS);
  await vi.waitUntil(() => heard.length === 4);
});

test('a shell that stops only leaves: the core stays, and takes the next one', async () => {
  await open();
  const first = attached();
  await vi.waitUntil(() => first.heard.length > 0);
  first.core.send({ type: 'stop' });
  expect(await first.left).toBe('closed');
  const second = attached();
  await vi.waitUntil(() => second.heard.length > 0);
  const third = attached();
  expect(await second.left).toBe('closed');
  await vi.waitUntil(() => third.heard.length > 0);
  third.core.kill('SIGKILL');
  expect(await third.left).toBe('closed');
});

test('without a core the shell is told so, and will try again', async () => {
  expect(await attached().left).toBe('ENOENT');
});

test('who does not speak JSON, or never ends a line, is put out', async () => {
  await open();
  for (const bytes of ['nonsense\n', 'x'.repeat(5_000)]) {
    const stranger = connect(path);
    stranger.resume();
    stranger.write(bytes);
    await once(stranger, 'close');
  }
  const after = attached();
  await vi.waitUntil(() => after.heard.length > 0);
  expect(after.heard[0]).toEqual({ type: 'ready' });
});

test('lines come in pieces', () => {
  const heard: unknown[] = [];
  const lines = new LinesIn(
    (message) => heard.push(message),
    () => expect.unreachable(),
  );
  for (const byte of Buffer.from('{"a":1}\n{"b":2}\n{"c"')) lines.push(Uint8Array.of(byte));
  expect(heard).toEqual([{ a: 1 }, { b: 2 }]);
});
