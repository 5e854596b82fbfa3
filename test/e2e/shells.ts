import { join } from 'node:path';

import { _electron, chromium } from 'playwright-core';
import type { Browser, ElectronApplication, Page } from 'playwright-core';

import type { CoreProgram } from '#main/shell/core-process.ts';
import { findElectron } from '#main/shell/find.ts';

import { root } from '../../tools/demo/folder.ts';
import { runWithoutShell } from '../../tools/demo/terminal.ts';
import type { RunningTerminal } from '../../tools/demo/terminal.ts';

export const CHROMIUM = '/usr/bin/chromium';
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  // As both shells have it: nobody taps before the terminal speaks.
  '--autoplay-policy=no-user-gesture-required',
];

/** Core and window together, as a shell keeps them: started, cut off, and started again. */
export interface ShellUnderTest {
  /** Starts the core, and the window before it. */
  start(): Promise<Page>;
  /** The core has been killed, and stays dead until the next start. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** The shell that the run was asked for: Electron's by `MADO_SHELL=electron`, else Debian's Chromium. */
export function shellFor(config: string, log: string, program?: CoreProgram): Promise<ShellUnderTest> {
  return process.env['MADO_SHELL'] === 'electron' && program === undefined
    ? Promise.resolve(new ElectronShell(config))
    : chromiumShell(config, log, program);
}

async function chromiumShell(config: string, log: string, program?: CoreProgram): Promise<ShellUnderTest> {
  return new ChromiumShell(
    config,
    log,
    program,
    await chromium.launch({ executablePath: CHROMIUM, args: ARGS }),
  );
}

class ChromiumShell implements ShellUnderTest {
  readonly #config: string;
  readonly #log: string;
  readonly #program: CoreProgram | undefined;
  readonly #browser: Browser;
  #terminal: RunningTerminal | undefined;
  #page: Page | undefined;

  constructor(config: string, log: string, program: CoreProgram | undefined, browser: Browser) {
    this.#config = config;
    this.#log = log;
    this.#program = program;
    this.#browser = browser;
  }

  async start(): Promise<Page> {
    await this.#page?.close();
    this.#terminal = runWithoutShell(this.#config, this.#log, this.#program);
    this.#page = await this.#browser.newPage({ viewport: { width: 1080, height: 1920 } });
    await this.#page.goto((await this.#terminal.screen()) ?? '');
    return this.#page;
  }

  async clear(): Promise<void> {
    await this.#terminal?.stop();
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#terminal?.stop();
  }
}

/** Electron starts the core by itself; cutting the power takes both. */
class ElectronShell implements ShellUnderTest {
  readonly #config: string;
  #app: ElectronApplication | undefined;

  constructor(config: string) {
    this.#config = config;
  }

  async start(): Promise<Page> {
    const executablePath = findElectron(root, process.env);
    if (executablePath === undefined) throw new Error('Electron has no binary here');
    const args = [join(root, 'dist/electron/main.js'), this.#config, 'window'];
    this.#app = await _electron.launch({ executablePath, args, cwd: root });
    return this.#app.firstWindow();
  }

  clear(): Promise<void> {
    this.#app?.process().kill('SIGKILL');
    return Promise.resolve();
  }

  async close(): Promise<void> {
    await this.#app?.close();
  }
}
