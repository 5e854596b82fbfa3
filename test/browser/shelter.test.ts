import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Frame } from '#contract/screen.ts';
import { RELOAD_PAUSE } from '#renderer/reload.ts';

import { sampleFrames, sampleHello } from '../samples/frames.ts';
import { browserIsMissing } from './needs.ts';
import { openTheatre, type Theatre } from './theatre.ts';

function sample(name: string): Frame {
  const found = sampleFrames('en').find((each) => each.name === name);
  if (!found) throw new Error(`no sample ${name}`);
  return found.frame;
}

/** Breaks the drawing of every moment, and notes for how long the page sets its timers. */
const DEFECT = `
  Intl.DateTimeFormat = function () { throw new Error('a defect'); };
  globalThis.waits = [];
  const setTimeout = globalThis.setTimeout;
  globalThis.setTimeout = (callback, ms) => { globalThis.waits.push(ms); return setTimeout(callback, ms); };
`;

describe.skipIf(browserIsMissing())('a defect while drawing', () => {
  let theatre: Theatre;
  beforeEach(async () => {
    theatre = await openTheatre(sampleHello);
    await theatre.page.addInitScript(DEFECT);
    await theatre.page.evaluate(DEFECT);
  }, 60_000);
  afterEach(async () => {
    await theatre.close();
  });

  const waits = () => theatre.page.evaluate<number[]>('globalThis.waits');

  async function break_(): Promise<void> {
    theatre.send(sample('closed'));
    await theatre.page.locator('[data-screen=away]').waitFor();
  }

  test('shows one calm page, and the page is loaded anew once, not again and again', async () => {
    await theatre.show(sample('choose-more'));
    await break_();
    expect(await waits()).toContain(RELOAD_PAUSE);

    await theatre.connected();
    await theatre.show(sample('choose-more'));
    await break_();
    expect(await theatre.page.locator('h1').allTextContents()).toContain('One moment please');
    expect(await waits()).not.toContain(RELOAD_PAUSE);
  });

  test('does not stand in the way of the next screen', async () => {
    await theatre.show(sample('choose-more'));
    await break_();
    const next = sample('choose-more');
    await theatre.show(next);
    const offers = next.screen.name === 'choose' ? next.screen.offers.length : 0;
    expect(offers).toBeGreaterThan(0);
    expect(await theatre.page.locator('.choice').count()).toBe(offers);
  });
});
