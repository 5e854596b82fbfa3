import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { z } from 'zod';

import { findChromium } from '#main/shell/find.ts';

import type { Display } from './display.ts';
import { freePort } from './free-port.ts';
import { GIVE_UP_MS } from './wire.ts';

const Version = z.object({ webSocketDebuggerUrl: z.string() });
const Pages = z.array(z.object({ url: z.string() }));
/** The page itself, after the pages that lead to it. */
const SCREENS = /^http:[^?]*$/;

/** The machine's Chromium under another name: the shell starts it with the product's own flags, and we may look inside. */
export interface Browsers {
  /** To be started in Chromium's place, one at a time. */
  readonly command: string;
  /** The door for looking inside, as soon as there is one. */
  debuggerUrl(): Promise<string>;
  /** Looks inside once the page stands. */
  attach(): Promise<Browser>;
}

export async function openableBrowsers(display: Display, folder: string): Promise<Browsers> {
  const port = await freePort();
  const command = join(folder, `chromium-${port}`);
  const headless = display.name === 'headless' ? "--headless=new '--screen-info={1080x1920}'" : '';
  const program = findChromium() ?? 'chromium';
  writeFileSync(
    command,
    `#!/bin/sh\nDISPLAY=${display.x} exec ${program} ${headless} --remote-debugging-port=${port} "$@"\n`,
  );
  chmodSync(command, 0o700);
  const address = `http://127.0.0.1:${port}`;
  return {
    command,
    async debuggerUrl() {
      const version = await until(async () => Version.parse(await asked(`${address}/json/version`)));
      return version.webSocketDebuggerUrl;
    },
    async attach() {
      // Playwright waits in vain for a page that it saw leave a file.
      await until(async () => {
        const pages = Pages.parse(await asked(`${address}/json`));
        return pages.find(({ url }) => SCREENS.test(url));
      });
      return chromium.connectOverCDP(address);
    },
  };
}

async function asked(address: string): Promise<unknown> {
  return (await fetch(address)).json();
}

/** Asks every few ms until there is an answer. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  const limit = performance.now() + GIVE_UP_MS;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      // `fetch` throws this one while nobody listens yet.
      if (!(error instanceof TypeError)) throw error;
    }
    if (performance.now() > limit) throw new Error('Chromium does not come up');
    await pause(10);
  }
}
