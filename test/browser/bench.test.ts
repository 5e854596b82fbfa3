import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { canPicture } from '#bench/picture.ts';
import { openTestPanel } from '#bench/testing/panel.ts';
import type { TestPanel } from '#bench/testing/panel.ts';
import { print } from '#bench/testing/sheet.ts';

import { CHROMIUM } from './theatre.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 800, height: 1000 },
] as const;

const missing = !existsSync(CHROMIUM);
if (missing && process.env['CI'] !== undefined) throw new Error(`${CHROMIUM} is not installed`);
const pictures = await canPicture();

interface AxeFinding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(missing)('the bench in a browser', () => {
  let browser: Browser;
  let panel: TestPanel;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    panel = await openTestPanel();
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    page = await context.newPage();
    complaints.length = 0;
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('pageerror', (error) => void complaints.push(String(error)));
    await page.goto(panel.url);
    await page.locator('[data-card]').first().waitFor();
  });
  afterEach(async () => {
    await page.context().close();
    await panel.close();
  });

  const news = (text: string) => page.locator('#news', { hasText: text }).waitFor();
  const state = (part: string, text: string) =>
    page.locator(`[data-state="${part}"]`, { hasText: text }).waitFor();
  const part = (name: string) => page.getByRole('listitem', { name });

  test('a card is laid and lifted', async () => {
    await page.getByRole('button', { name: 'Hikari Madono (household of four)' }).click();
    await page.locator('#reader.filled', { hasText: '窓野ひかり' }).waitFor();
    expect(panel.machines.card.view().onReader).toBe('family-of-four');
    await page.getByRole('button', { name: 'Lift' }).click();
    await page.locator('#on-reader', { hasText: 'Nothing on the reader' }).waitFor();
    expect(panel.machines.card.view().onReader).toBeNull();
    expect(complaints).toEqual([]);
  });

  test('a card that lost its tries says so, and gets them back', async () => {
    const reset = page.locator('[data-card="pin-blocked"] .tries');
    expect(await reset.innerText()).toContain('PIN locked');
    await reset.click();
    await reset.waitFor({ state: 'hidden' });
  });

  test('money that is not taken is seen to come back', async () => {
    const coin = page.getByRole('button', { name: 'Drop a 100-yen coin' });
    expect(await coin.getAttribute('class')).toContain('pale');
    await coin.click();
    await news('100 yen came back');
    await page.getByRole('button', { name: '1000-yen note' }).click();
    await news('1000 yen came back');
    expect(await page.locator('#inserted').innerText()).toBe('1100円');
    expect(await page.locator('#got-back').innerText()).toBe('1100円');
  });

  test('sheets are taken, shown, and big enough to read', async () => {
    print(panel.machines.paper, 2);
    await page.locator('#out', { hasText: '2 枚' }).waitFor();
    await page.locator('#output').getByRole('button', { name: 'Take' }).click();
    await news('Here is what you took');
    await page.getByRole('link', { name: 'Sheet 2' }).waitFor();
    expect(await page.getByRole('link', { name: /^Sheet/ }).count()).toBe(2);
    if (!pictures) return;
    const sheet = page.getByRole('img', { name: 'Sheet 2' });
    await page.waitForFunction(() => [...document.images].every((image) => image.naturalWidth > 0));
    expect((await sheet.boundingBox())?.width).toBeGreaterThan(600);
    expect(complaints).toEqual([]);
  });

  test('what went wrong is put right by the same row, by keyboard alone', async () => {
    await part('Coin slot').getByRole('button', { name: 'Jam' }).focus();
    await page.keyboard.press('Enter');
    await state('coinAcceptor', 'jammed');
    const clear = part('Coin slot').getByRole('button', { name: 'Clear jam' });
    await expect.poll(() => clear.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await state('coinAcceptor', 'OK');
    expect(panel.machines.cash.jammed('coinAcceptor')).toBe(false);
  });

  test('the printer is told to lie, and the page says that it does', async () => {
    await page.locator('section', { hasText: 'Printer' }).locator('summary').click();
    await page.getByLabel('“Completed” too early').check();
    await state('lies', '1 on');
    expect(panel.machines.paper.lies.earlyCompleted).toBe(true);
  });

  test('a hopper that is full says so', async () => {
    const { cash } = panel.machines;
    cash.fillHopper(10, 440);
    await part('10-yen hopper').getByRole('button', { name: '+20' }).click();
    await news('No more fits in');
    expect(cash.truth().places['hopper:10']).toEqual({ 10: 500 });
  });

  test('a terminal with a window of its own is named, and no error page opens', async () => {
    panel.hasScreen = false;
    await page.getByRole('link', { name: 'Open the terminal' }).click();
    await news('別の窓');
    expect(page.context().pages()).toHaveLength(1);
  });

  test('a bench that has ended is seen to have ended', async () => {
    await panel.close();
    await news('The bench is not running');
    expect(await page.locator('body').getAttribute('class')).toBe('away');
  });

  test.each(SIZES)('at $width px nothing is cut off, and axe finds nothing serious', async (size) => {
    await page.setViewportSize(size);
    for (const summary of await page.locator('summary').all()) await summary.click();
    await page.getByRole('button', { name: 'Hikari Madono (household of four)' }).click();
    panel.machines.cash.jam('hopper:50');
    print(panel.machines.paper);
    await state('hopper:50', 'jammed');
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(client);
    await page.evaluate(AXE);
    const found = await page.evaluate<readonly AxeFinding[]>(
      'axe.run().then(({ violations }) => violations)',
    );
    const serious = found.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html }) => html)])).toEqual([]);
  });
});
