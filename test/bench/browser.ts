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

const Pages = z.array(z.object({ url: z.string() }));
/** The page itself, after the pages that lead to it. */
const SCREENS = /^http:[^?]*$/;

/** The machine's Chromium under another name: the shell starts it with the product's own flags, and we may look inside. */
export interface Browsers {
  /** To be started in Chromium's place, one at a time. */
  readonly command: string;
  /** Joins the one that is being started. */
  attach(): Promise<Browser>;
}

/** Why no window can be measured here, or undefined when one can. */
export function whyNoBrowser(): string | undefined {
  return findChromium() === undefined ? 'there is no Chromium (apt-get install chromium)' : undefined;
}

export async function openableBrowsers(display: Display, folder: string): Promise<Browsers> {
  const port = await freePort();
  const command = join(folder, `chromium-${port}`);
  const headless = display.name === 'headless' ? '--headless=new --window-size=1080,1920' : '';
  writeFileSync(
    command,
    `#!/bin/sh\nDISPLAY=${display.x} exec ${findChromium() ?? ''} ${headless} --remote-debugging-port=${port} "$@"\n`,
  );
  chmodSync(command, 0o700);
  return { command, attach: () => attach(`http://127.0.0.1:${port}`) };
}

/** Playwright joins once the page stands: one that it saw navigate from a file it would wait for in vain. */
async function attach(address: string): Promise<Browser> {
  const limit = performance.now() + GIVE_UP_MS;
  while (!(await pages(address)).some(({ url }) => SCREENS.test(url))) {
    if (performance.now() > limit) throw new Error('Chromium does not come up');
    await pause(50);
  }
  return chromium.connectOverCDP(address);
}

async function pages(address: string): Promise<z.infer<typeof Pages>> {
  try {
    return Pages.parse(await (await fetch(`${address}/json`)).json());
  } catch (error) {
    if (error instanceof TypeError) return []; // it does not listen yet
    throw error;
  }
}
