import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { StatusReply } from '#contract/center.ts';

import { installation, ready, run } from './testing/installation.ts';

async function installed(changes: object = {}): Promise<string> {
  const dir = await installation(changes);
  onTestFinished(() => {
    rmSync(dir, { recursive: true });
  });
  return dir;
}

test('says where it listens, serves, and ends with the process that started it', async () => {
  const dir = await installed();
  const child = run(dir);
  const { url } = await ready(child);
  const secret = readFileSync(join(dir, 'keys/terminal-secret'), 'utf8');
  const response = await fetch(`${url}/v1/status`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ terminal: 'demo-01' }),
  });
  expect(StatusReply.safeParse(await response.json()).success).toBe(true);
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('ends when it is told to', async () => {
  const child = run(await installed());
  await ready(child);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test.each([
  ['production without keys', { profile: 'production' }],
  ['a setting that it does not know', { more: true }],
  [
    'a name too long for an issue number',
    { terminals: [{ id: 'x'.repeat(64), secret: 'keys/terminal-secret' }] },
  ],
])('%s: it does not start', async (_what, changes) => {
  const child = run(await installed(changes));
  expect(await once(child, 'exit')).toEqual([1, null]);
});
