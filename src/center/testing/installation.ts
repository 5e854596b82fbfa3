import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import { newAuthority } from './cards.ts';
import { TOWN } from './running-center.ts';

const Ready = z.strictObject({ type: z.literal('ready'), url: z.url() });

/** A folder with everything that a center needs, its keys to be made. */
export async function installation(changes: object = {}): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'mado-center-'));
  const { certificate } = await newAuthority(0);
  writeFileSync(join(dir, 'ca.pem'), certificate.toString());
  writeFileSync(join(dir, 'town.json'), JSON.stringify(TOWN));
  const config = {
    profile: 'demo',
    port: 0,
    database: 'data/center.db',
    town: 'town.json',
    register: join(import.meta.dirname, '../../../resources/town/register.json'),
    keys: 'keys',
    trust: ['ca.pem'],
    terminals: [{ id: 'demo-01', secret: 'keys/terminal-secret' }],
    ...changes,
  };
  writeFileSync(join(dir, 'center.json'), JSON.stringify(config));
  return dir;
}

/** The center as a process of its own. */
export function run(dir: string, env: Readonly<Record<string, string>> = {}): ChildProcess {
  return fork(join(import.meta.dirname, '../main.ts'), [join(dir, 'center.json')], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { ...process.env, ...env },
  });
}

/** What the process says when it listens; if it ends instead, so does the wait. */
export function ready(child: ChildProcess): Promise<z.infer<typeof Ready>> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      resolve(Ready.parse(message));
    });
    child.once('exit', (code) => {
      reject(new Error(`ended with ${code}`));
    });
  });
}
