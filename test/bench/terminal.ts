import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import { CoreMessage } from '#main/shell/core-channel.ts';
import type { ShellMessage } from '#main/shell/core-channel.ts';

import { startDemo } from '../../tools/demo/demo.ts';
import { said, startProgram } from '../../tools/demo/program.ts';

const [Ready, Window] = CoreMessage.options;

/** A core in a process of its own, with everything around it. */
export interface Core {
  readonly pid: number;
  /** A fresh address that opens the screens once. */
  startUrl(): Promise<string>;
  stop(): Promise<void>;
}

/** Where a terminal can be started again and again: bench, center and configuration. */
export interface Surroundings {
  /** `terminal.json` */
  readonly config: string;
  readonly folder: string;
  startCore(): Promise<Core>;
  stop(): Promise<void>;
}

/** Simulators on plain wires, in a folder of their own. */
export async function openSurroundings(): Promise<Surroundings> {
  const folder = mkdtempSync(join(tmpdir(), 'mado-bench-'));
  const demo = await startDemo({ folder, pace: 'instant', wires: 'plain' });
  return {
    config: demo.config,
    folder,
    startCore: () => startCore(demo.config, join(folder, 'terminal.log')),
    async stop() {
      await demo.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startCore(config: string, log: string): Promise<Core> {
  const core = startProgram('src/main/core.ts', config, log);
  await said(core, Ready, log);
  return {
    pid: z.int().parse(core.process.pid),
    async startUrl() {
      const answer = said(core, Window, log);
      core.process.send({ type: 'openWindow' } satisfies ShellMessage);
      return (await answer).url;
    },
    stop: () => core.stop(),
  };
}
