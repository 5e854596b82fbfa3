import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';

import { CoreMessage } from '#main/shell/core-channel.ts';
import type { ShellMessage } from '#main/shell/core-channel.ts';

import { said } from '../../tools/demo/program.ts';
import { Window } from './window.ts';

const CORE = fileURLToPath(new URL('../../src/main/core.ts', import.meta.url));
const PRELOAD = fileURLToPath(new URL('commits.preload.ts', import.meta.url));
const [Ready, Opened] = CoreMessage.options;
const LEAVE = Buffer.from('.');

/** One life of the real core, in a process of its own, which waits after each commit until it may go on. */
export class Life {
  readonly window: Window;
  readonly #process: ChildProcess;

  constructor(process: ChildProcess, window: Window) {
    this.#process = process;
    this.window = window;
  }

  static async begin(options: {
    readonly config: string;
    readonly log: string;
    /** A commit is durable, and the core waits. */
    readonly committed: () => void;
    /** Its process is there: from now on it can be killed. */
    readonly born: (kill: () => void) => void;
  }): Promise<Life> {
    const out = openSync(options.log, 'a', 0o600);
    const core = spawn(process.execPath, ['--import', PRELOAD, CORE, options.config], {
      stdio: ['ignore', out, out, 'ipc', 'pipe'],
    });
    options.born(() => core.kill('SIGKILL'));
    const commits = core.stdio[4];
    if (!(commits instanceof Duplex)) throw new Error('no way to hear of commits');
    commits.on('error', () => {});
    commits.on('data', () => {
      options.committed();
      if (!core.killed) commits.write(LEAVE);
    });
    await said({ process: core, stop: () => Promise.resolve() }, Ready, options.log);
    const answer = said({ process: core, stop: () => Promise.resolve() }, Opened, options.log);
    core.send({ type: 'openWindow' } satisfies ShellMessage);
    return new Life(core, await Window.openAt((await answer).url));
  }

  /** Resolves once the process is no more. */
  async kill(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
    this.window.close();
  }
}
