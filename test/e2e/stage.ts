import { join } from 'node:path';

import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';

import { startDemo } from '../../tools/demo/demo.ts';
import type { Demo, DemoOptions } from '../../tools/demo/demo.ts';
import { root } from '../../tools/demo/folder.ts';
import { pullPlug } from '../../tools/demo/plug.ts';
import { runWithoutShell } from '../../tools/demo/terminal.ts';
import { Resident } from './resident.ts';

export const CHROMIUM = '/usr/bin/chromium';
/** One stage stands at a time. Its logs stay to be read, and its keys, which take seconds to make. */
const FOLDER = join(root, '.mado/e2e');
const ARGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

/** A whole terminal on real wires, a real browser before it, and a resident in front. */
export interface Stage {
  readonly demo: Demo;
  readonly page: Page;
  readonly resident: Resident;
  /** The ledger's file, to be read by a second connection. */
  readonly ledger: string;
  /** The center's database, likewise. */
  readonly upstream: string;
  /** Opens the screen anew, as the shell does after the core was restarted; waits for a core. */
  open(): Promise<void>;
  /** kill -9; the core is started again by its supervisor. */
  pullPlug(): void;
  /** kill -9, then what happens in the dark, then the core is started again. */
  powerCut(meanwhile?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export async function setStage(options: DemoOptions = {}): Promise<Stage> {
  const demo = await startDemo({ pace: 'instant', folder: FOLDER, ...options });
  const folder = demo.folder.path;
  const run = () => runWithoutShell(demo.config, join(folder, 'terminal.log'));
  let terminal = run();
  await terminal.ready;
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  const page = await browser.newPage({ viewport: { width: 1080, height: 1920 } });
  const open = async (): Promise<void> => {
    await page.goto((await terminal.screen()) ?? '');
  };
  await open();
  return {
    demo,
    page,
    resident: new Resident(page, demo.bench.url),
    ledger: join(folder, 'terminal/ledger.sqlite'),
    upstream: join(folder, 'center/center.sqlite'),
    open,
    pullPlug: () => void pullPlug(demo.config),
    async powerCut(meanwhile) {
      pullPlug(demo.config);
      await meanwhile?.();
      await terminal.stop();
      terminal = run();
      await open();
    },
    async close() {
      await browser.close();
      await terminal.stop();
      await demo.stop();
    },
  };
}
