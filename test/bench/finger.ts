import { setTimeout as pause } from 'node:timers/promises';

import { z } from 'zod';

import { installTapMeter } from './tap-meter.ts';
import type { Window } from './window.ts';

const Place = z.object({ x: z.number(), y: z.number() });
const Moments = z.object({
  touch: z.number(),
  down: z.number(),
  pressed: z.number(),
  pressedFrame: z.number(),
  lift: z.number(),
  up: z.number(),
  changed: z.number(),
  changedFrame: z.number(),
});
export type Moments = z.infer<typeof Moments>;

/** A finger before the glass: touches that the browser takes for real ones. */
export interface Finger {
  /** Taps the first button that fits, and tells when what happened. */
  tap(selector: string): Promise<Moments>;
}

export async function fingerBefore({ page, session }: Window): Promise<Finger> {
  await page.evaluate(installTapMeter);
  let taps = 0;
  /** Touches fall anywhere between two frames (16.7 ms), not always where the last answer left us. */
  const drift = (): Promise<void> => pause((taps * 7) % 17);
  return {
    async tap(selector) {
      taps += 1;
      const place = await middleOf(page, selector);
      await drift();
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [place] });
      await page.evaluate(() => tapMeter.after('pressedFrame').then(() => undefined));
      await drift();
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      return Moments.parse(await page.evaluate(() => tapMeter.after('changedFrame')));
    },
  };
}

/** Where the button lies, once its screen's letters have come and it has stood still for two frames. */
async function middleOf(page: Window['page'], selector: string): Promise<z.infer<typeof Place>> {
  await page.locator(selector).first().waitFor();
  const place = await page.evaluate(async (selector) => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    tapMeter.reset();
    const box = document.querySelector(selector)?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, selector);
  return Place.parse(place);
}
