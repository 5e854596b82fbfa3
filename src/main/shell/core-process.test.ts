import { fileURLToPath } from 'node:url';

import { afterEach, expect, test, vi } from 'vitest';

import { spawnCore } from './core-process.ts';
import type { CoreProcess } from './core-process.ts';

const entry = fileURLToPath(new URL('fixtures/core.ts', import.meta.url));

/** A real child, and what it says one after the other. */
function launch(manner: string, node = process.execPath) {
  const heard: unknown[] = [];
  let wake = (): void => {};
  const hear = (word: unknown): void => {
    heard.push(word);
    wake();
  };
  const core: CoreProcess = spawnCore({ node, entry, config: manner })({
    onMessage: hear,
    onExit: (how) => hear(`exit ${how}`),
  });
  const next = async (): Promise<unknown> => {
    while (heard.length === 0) await new Promise<void>((resolve) => void (wake = resolve));
    return heard.shift();
  };
  return { core, next };
}

afterEach(() => vi.unstubAllEnvs());

test('a core says that it is ready, gives an address, and stops when told to', async () => {
  const { core, next } = launch('well');
  expect(await next()).toEqual({ type: 'ready' });
  core.send({ type: 'openWindow' });
  expect(await next()).toEqual({ type: 'window', url: 'http://127.0.0.1:1/start?options=none&dumps=0-0' });
  core.send({ type: 'stop' });
  expect(await next()).toBe('exit 0');
  core.send({ type: 'stop' });
});

test('a core that hears neither word nor SIGTERM ends by SIGKILL', async () => {
  const { core, next } = launch('deaf');
  expect(await next()).toEqual({ type: 'ready' });
  core.send({ type: 'stop' });
  core.kill('SIGTERM');
  core.send({ type: 'openWindow' });
  expect(await next()).toMatchObject({ type: 'window' });
  core.kill('SIGKILL');
  expect(await next()).toBe('exit SIGKILL');
});

test('a core that dies says with what', async () => {
  expect(await launch('dying').next()).toBe('exit 3');
});

test('a Node that is not there is an exit like another', async () => {
  expect(await launch('well', '/nonexistent/node').next()).toBe('exit 127');
});

test('what would open the core to a debugger is not passed on, and its memory is never dumped', async () => {
  vi.stubEnv('NODE_OPTIONS', '--inspect=0');
  const { core, next } = launch('well');
  expect(await next()).toEqual({ type: 'ready' });
  core.send({ type: 'openWindow' });
  expect(await next()).toEqual({ type: 'window', url: 'http://127.0.0.1:1/start?options=none&dumps=0-0' });
  core.kill('SIGKILL');
  expect(await next()).toBe('exit SIGKILL');
});
