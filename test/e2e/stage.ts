import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { machineClock } from '#contract/clock.ts';
import { openPcsc } from '#devices/card/pcsc.ts';
import type { CoreProgram } from '#main/shell/core-process.ts';

import { startDemo } from '../../tools/demo/demo.ts';
import type { Demo, DemoOptions } from '../../tools/demo/demo.ts';
import { root } from '../../tools/demo/folder.ts';
import { pullPlug } from '../../tools/demo/plug.ts';
import { Resident } from './resident.ts';
import { shellFor } from './shells.ts';

/** One stage stands at a time. Its logs stay to be read, and its keys, which take seconds to make. */
const FOLDER = join(root, '.mado/e2e');

/** A whole terminal on real wires, a real browser before it, and a resident in front. */
export interface Stage {
  readonly demo: Demo;
  /** The window; after a power cut it is another one. */
  readonly page: Page;
  readonly resident: Resident;
  /** The ledger's file, to be read by a second connection. */
  readonly ledger: string;
  /** The center's database, likewise. */
  readonly upstream: string;
  /** kill -9, then what happens in the dark; then the core is started again, and a new window before it. */
  readonly powerCut: (meanwhile?: () => Promise<void>) => Promise<void>;
  close(): Promise<void>;
}

/** `core`: another core than this checkout's, for its configuration. */
export interface StageOptions extends DemoOptions {
  readonly core?: (demo: Demo) => CoreProgram;
}

export async function setStage({ core, ...options }: StageOptions = {}): Promise<Stage> {
  const demo = await startDemo({ pace: 'instant', folder: FOLDER, paperExit: false, ...options });
  const folder = demo.folder.path;
  const shell = await shellFor(demo.config, join(folder, 'terminal.log'), core?.(demo));
  let page = await shell.start();
  const reader = openPcsc({ clock: machineClock, reader: 'Virtual PCD' });
  const resident = new Resident(page, demo.bench.url, reader, options.paperExit);
  return {
    demo,
    get page() {
      return page;
    },
    resident,
    ledger: join(folder, 'terminal/ledger.sqlite'),
    upstream: join(folder, 'center/center.sqlite'),
    powerCut: async (meanwhile) => {
      pullPlug(demo.config);
      await shell.clear();
      await meanwhile?.();
      page = await shell.start();
      resident.turnsTo(page);
    },
    async close() {
      await shell.close();
      await reader.close();
      await demo.stop();
    },
  };
}
