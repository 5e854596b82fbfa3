import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';

import type { z } from 'zod';

import { root } from './folder.ts';

/** How long a program may take until it says that it is ready, ms: the first start makes keys. */
const READY_MS = 60_000;
const STOP_MS = 10_000;

/** One of the demo's programs, running. */
export interface Program {
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

/** Starts a program of this project in a process of its own; what it logs goes to a file. */
export function startProgram(script: string, config: string, log: string): Program {
  const out = openSync(log, 'a', 0o600);
  const child = spawn(process.execPath, [join(root, script), config], {
    cwd: root,
    stdio: ['ignore', out, out, 'ipc'],
  });
  return {
    process: child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await exited;
      clearTimeout(timer);
    },
  };
}

/** Waits for the one message that fits; a program that ends first is named with its log. */
export function said<T extends z.ZodType>(
  { process }: Program,
  message: T,
  log: string,
): Promise<z.infer<T>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`not ready in ${READY_MS / 1000} s; see ${log}`)),
      READY_MS,
    );
    const listen = (raw: unknown): void => {
      const known = message.safeParse(raw);
      if (!known.success) return;
      clearTimeout(timer);
      process.off('message', listen);
      resolve(known.data);
    };
    process.on('message', listen);
    process.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code}; see ${log}`));
    });
  });
}
