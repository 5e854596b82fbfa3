import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

import { startDemo } from '../../tools/demo/demo.ts';
import type { Demo, DemoOptions } from '../../tools/demo/demo.ts';
import { pullPlug } from '../../tools/demo/plug.ts';
import { runWithoutShell } from '../../tools/demo/terminal.ts';
import type { RunningTerminal } from '../../tools/demo/terminal.ts';
import { Resident } from './resident.ts';

const CHROMIUM = '/usr/bin/chromium';
const ARGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

/** A whole terminal on real wires, a real browser before it, and a resident in front. */
export interface Stage {
  readonly demo: Demo;
  readonly page: Page;
  readonly resident: Resident;
  /** The ledger's file, to be read by a second connection. */
  readonly ledger: string;
  /** Opens the screen anew, as the shell does after the core was restarted. */
  open(): Promise<void>;
  /** kill -9 */
  pullPlug(): void;
  close(): Promise<void>;
}

export async function setStage(options: DemoOptions = {}): Promise<Stage> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'mado-e2e-'));
  const demo = await startDemo({ pace: 'instant', ...options, folder });
  const terminal = runWithoutShell(demo.config, join(folder, 'terminal.log'));
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
    open,
    pullPlug: () => void pullPlug(demo.config),
    close: () => strike(browser, terminal, demo, folder),
  };
}

async function strike(
  browser: Browser,
  terminal: RunningTerminal,
  demo: Demo,
  folder: string,
): Promise<void> {
  await browser.close();
  await terminal.stop();
  await demo.stop();
  rmSync(folder, { recursive: true, force: true });
}
