import type { CDPSession, Page } from 'playwright-core';

import { machineClock as clock } from '#contract/clock.ts';
import { chromiumWindow } from '#main/shell/chromium.ts';

import { openableBrowsers } from './browser.ts';
import type { Display } from './display.ts';

/** A window as the Chromium shell opens it, with its own flags, and a look inside. */
export interface Window {
  readonly page: Page;
  readonly session: CDPSession;
  /** Process id of what draws the page. */
  renderer(): Promise<number>;
  close(): Promise<void>;
}

export async function openWindow(display: Display, folder: string, url: string): Promise<Window> {
  const browsers = await openableBrowsers(display, folder);
  const open = chromiumWindow({ chromium: browsers.command, frame: 'kiosk', clock });
  const opened = await open(url, () => {});
  const browser = await browsers.attach();
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error('Chromium has opened no page');
  const session = await page.context().newCDPSession(page);
  return {
    page,
    session,
    async renderer() {
      const whole = await browser.newBrowserCDPSession();
      const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
      const found = processInfo.find(({ type }) => type === 'renderer');
      if (!found) throw new Error('Chromium has no renderer');
      return found.id;
    },
    async close() {
      await browser.close();
      await opened.close();
    },
  };
}
