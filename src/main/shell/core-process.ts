import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { ShellMessage } from './core-channel.ts';

/** The core as its shell sees it: one child process, alive until `onExit` has spoken. */
export interface CoreProcess {
  send(message: ShellMessage): void;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
}

export interface CoreListener {
  /** What came over the channel, unchecked. */
  onMessage(message: unknown): void;
  /** Once, and nothing after it. `how` is an exit code, a signal's name or an error's code. */
  onExit(how: string): void;
}

export type StartCore = (listener: CoreListener) => CoreProcess;

export interface CoreProgram {
  /** A plain Node 24: the core's native modules are built for it, never for Electron. */
  readonly node: string;
  /** `src/main/core.ts`. */
  readonly entry: string;
  /** `terminal.json`. */
  readonly config: string;
  /** A file for what it logs; without one that goes where this process's output goes. */
  readonly log?: string;
}

/** The program of this checkout, for the shell that itself runs on Mado's Node. */
export function coreHere(config: string): CoreProgram {
  return {
    node: process.execPath,
    entry: fileURLToPath(new URL('../core.ts', import.meta.url)),
    config,
  };
}

/** The child gives up for good that its memory may be written to the disk (RLIMIT_CORE), then becomes the core: same process. */
const WITHOUT_DUMPS = 'ulimit -c 0 && exec "$0" "$@"';

/** Starts the core as a child of this process, with a channel and without a way to type into it. */
export function spawnCore(program: CoreProgram): StartCore {
  return (listener) => {
    const out = program.log === undefined ? 'inherit' : openSync(program.log, 'a', 0o600);
    const child = spawn('/bin/sh', ['-c', WITHOUT_DUMPS, program.node, program.entry, program.config], {
      stdio: ['ignore', out, out, 'ipc'],
      env: withoutSwitches(process.env),
      // Its own group: Ctrl+C in a terminal must not break off a note or a sheet. The shell tells it to stop.
      detached: true,
    });
    if (typeof out === 'number') closeSync(out);
    let over = false;
    const exit = (how: string): void => {
      if (over) return;
      over = true;
      listener.onExit(how);
    };
    child.on('message', (message) => {
      if (!over) listener.onMessage(message);
    });
    child.on('exit', (code, signal) => exit(signal ?? String(code)));
    child.on('error', (error) => {
      if (child.pid === undefined) exit(codeOf(error));
    });
    return {
      send(message) {
        // A channel that closes in this moment is followed by the child's exit, which says all there is to say.
        if (child.connected) child.send(message, () => {});
      },
      kill: (signal) => void child.kill(signal),
    };
  };
}

/** Nothing in the shell's surroundings may open the core to a debugger or load code into it. */
function withoutSwitches(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const {
    NODE_OPTIONS: _options,
    NODE_REPL_EXTERNAL_MODULE: _module,
    ELECTRON_RUN_AS_NODE: _run,
    ...rest
  } = env;
  return rest;
}

function codeOf(error: NodeJS.ErrnoException): string {
  return error.code ?? error.name;
}
