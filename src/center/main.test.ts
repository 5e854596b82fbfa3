import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

import { StatusReply } from '#contract/center.ts';

import { newAuthority } from './testing/cards.ts';
import { TOWN } from './testing/running-center.ts';

const Ready = z.strictObject({ type: z.literal('ready'), url: z.url() });

/** A folder with everything that a center needs, its keys to be made. */
async function installation(changes: object = {}): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'mado-center-'));
  onTestFinished(() => {
    rmSync(dir, { recursive: true });
  });
  const { certificate } = await newAuthority(0);
  writeFileSync(join(dir, 'ca.pem'), certificate.toString());
  writeFileSync(join(dir, 'town.json'), JSON.stringify(TOWN));
  const config = {
    profile: 'demo',
    port: 0,
    database: 'data/center.db',
    town: 'town.json',
    register: join(import.meta.dirname, '../../resources/town/register.json'),
    keys: 'keys',
    trust: ['ca.pem'],
    terminals: [{ id: 'demo-01', secret: 'keys/terminal-secret' }],
    ...changes,
  };
  writeFileSync(join(dir, 'center.json'), JSON.stringify(config));
  return dir;
}

function run(dir: string) {
  return fork(join(import.meta.dirname, 'main.ts'), [join(dir, 'center.json')], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** What the process says when it listens; if it ends instead, so does the wait. */
function ready(child: ChildProcess): Promise<z.infer<typeof Ready>> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      resolve(Ready.parse(message));
    });
    child.once('exit', (code) => {
      reject(new Error(`ended with ${code}`));
    });
  });
}

test('says where it listens, serves, and ends with the process that started it', async () => {
  const dir = await installation();
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
  const child = run(await installation());
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
  const child = run(await installation(changes));
  expect(await once(child, 'exit')).toEqual([1, null]);
});
