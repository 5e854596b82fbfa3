import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** A program that is killed again and again: while one of its processes works, the next stands by with its modules loaded. */
export interface Relay {
  /** Kills the process at work without a word, and lets the next one go on at once. */
  kill(): Promise<void>;
  /** The next line that the process at work writes. */
  line(): Promise<string>;
  stop(): Promise<void>;
}

export function startRelay(program: string, args: readonly string[]): Relay {
  let atWork = started();
  let standingBy = started();
  let last = '';
  let told: ((line: string) => void) | undefined;

  function started(): Child {
    return spawn(process.execPath, [program, ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'mado-compile-cache') },
    });
  }
  function go(child: Child): void {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (child !== atWork) return;
      last = line;
      told?.(line);
      told = undefined;
    });
    child.stdin.on('error', () => undefined);
    child.stdin.write('go\n');
  }
  async function end(child: Child): Promise<void> {
    const gone = new Promise<NodeJS.Signals | null>((resolve) => {
      child.once('exit', (_, signal) => {
        resolve(signal);
      });
    });
    if (child.exitCode !== null || !child.kill('SIGKILL'))
      throw new Error(`${program} ended by itself with ${child.exitCode}, after: ${last}`);
    const signal = await gone;
    if (signal !== 'SIGKILL') throw new Error(`${program} ended by itself, after: ${last}`);
  }

  go(atWork);
  return {
    async kill() {
      await end(atWork);
      atWork = standingBy;
      go(atWork);
      standingBy = started();
    },
    line: () =>
      new Promise((resolve) => {
        told = resolve;
      }),
    async stop() {
      await end(atWork);
      standingBy.kill('SIGKILL');
    },
  };
}
