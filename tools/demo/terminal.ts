import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, openSync } from 'node:fs';

import { machineClock as clock } from '#contract/clock.ts';
import { createLog } from '#main/log/log.ts';
import { coreHere, spawnCore } from '#main/shell/core-process.ts';
import type { CoreProgram } from '#main/shell/core-process.ts';
import { Supervisor } from '#main/shell/supervisor.ts';

/** A terminal that is being tried: its core kept running, with a window or without. */
export interface RunningTerminal {
  /** A fresh address of the screen; undefined where a shell has its own window. */
  screen(): Promise<string | undefined>;
  /** Resolves when it has ended by itself. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

/** The terminal in a window of its own: Electron's or Chromium's shell as a program. */
export function runInShell(command: string, args: readonly string[], log: string): RunningTerminal {
  const out = openSync(log, 'a', 0o600);
  const shell: ChildProcess = spawn(command, [...args], { stdio: ['ignore', out, out] });
  const ended = once(shell, 'exit');
  return {
    screen: () => Promise.resolve(undefined),
    ended,
    async stop() {
      shell.kill('SIGTERM');
      await ended;
    },
  };
}

/** The core alone, kept running; the screen is wherever its address is opened. */
export function runWithoutShell(
  config: string,
  log: string,
  program: CoreProgram = coreHere(config),
): RunningTerminal & { readonly ready: Promise<void> } {
  const lines = createWriteStream(log, { flags: 'a', mode: 0o600 });
  const events = createLog({ clock, write: (line) => void lines.write(`${line}\n`) });
  const { promise: ready, resolve: onReady } = Promise.withResolvers<void>();
  const core = new Supervisor({
    start: spawnCore({ ...program, log }),
    clock,
    events,
    onReady,
    onRendererLost: () => {},
  });
  core.start();
  return {
    ready,
    async screen() {
      const url = await core.startUrl();
      return url.ok ? url.value : undefined;
    },
    ended: new Promise(() => {}),
    stop: () => core.stop(),
  };
}
