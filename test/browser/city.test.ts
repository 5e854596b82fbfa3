import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { TERMINALS, startCenter } from '#center/testing/running-center.ts';
import type { RunningCenter } from '#center/testing/running-center.ts';
import { TerminalId } from '#contract/ids.ts';

import { post } from '#center/testing/terminal.ts';
import { mixedFleet } from '../samples/fleet.ts';
import { CHROMIUM } from './theatre.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 800, height: 1000 },
] as const;

const missing = !existsSync(CHROMIUM);
if (missing && process.env['CI'] !== undefined) throw new Error(`${CHROMIUM} is not installed`);

interface AxeFinding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(missing)('the city’s pages in a browser', () => {
  let browser: Browser;
  let center: RunningCenter;
  let page: Page;
  const complaints: string[] = [];
  const terminals = Array.from({ length: 32 }, (_, at) => ({
    id: TerminalId.parse(`kiosk-${String(at + 1).padStart(2, '0')}`),
    secret: `secret-${at}`,
  }));

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    center = await startCenter([], { terminals: [...TERMINALS, ...terminals] });
    const now = center.clock.time;
    for (const { heartbeat, received } of mixedFleet(
      terminals.map(({ id }) => id),
      now,
    )) {
      center.clock.time = received;
      const secret = terminals.find(({ id }) => id === heartbeat.terminal)?.secret ?? '';
      const answer = await post(center, '/v1/heartbeat', JSON.stringify(heartbeat), {
        authorization: `Bearer ${secret}`,
      });
      expect(answer.status).toBe(200);
    }
    center.clock.time = now;
    page = await (await browser.newContext()).newPage();
    complaints.length = 0;
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('pageerror', (error) => void complaints.push(String(error)));
  });
  afterEach(async () => {
    expect(complaints).toEqual([]);
    await page.context().close();
    await center[Symbol.asyncDispose]();
  });

  test('32 terminals at a glance: what needs somebody now comes first, and every state has a word', async () => {
    await page.goto(`${center.url()}/fleet`);
    const rows = page.locator('table.terminals tbody tr');
    expect(await rows.count()).toBe(34);
    const marks = await rows.locator('.mark').allInnerTexts();
    const order = ['! 要対応', '× 連絡なし', '△ もうすぐ', '― 未接続', '○ 正常'];
    expect(marks.map((mark) => order.indexOf(mark))).toEqual(
      marks.map((mark) => order.indexOf(mark)).toSorted((one, other) => one - other),
    );
    expect(new Set(marks)).toEqual(new Set(order));
    const tiles = await page.locator('.tiles b').allInnerTexts();
    expect(tiles.map(Number).reduce((one, other) => one + other)).toBe(34);
  });

  test('the page brings itself up to date, and says when it cannot', async () => {
    await page.clock.install();
    await page.goto(`${center.url()}/fleet`);
    const first = page.locator('table.terminals tbody tr', { hasText: 'kiosk-01' });
    await first.getByText('○ 正常').waitFor();
    const [well] = mixedFleet(
      terminals.map(({ id }) => id),
      center.clock.time,
    );
    const paper = { ...well?.heartbeat, paper: 'out' };
    await post(center, '/v1/heartbeat', JSON.stringify(paper), {
      authorization: `Bearer ${terminals[0]?.secret}`,
    });
    await page.clock.runFor(30_000);
    await first.getByText('! 要対応').waitFor();
    await page.route('**/fleet', (route) => route.abort());
    await page.clock.runFor(30_000);
    await page.getByText('センターに届きません').waitFor();
    complaints.length = 0; // The browser itself names the request that was broken off.
  });

  test('figures on screen lead to the same figures as a file', async () => {
    await page.goto(`${center.url()}/statistics`);
    expect(await page.locator('table').count()).toBe(7);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '時間帯別のCSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('bands-2026.csv');
  });

  test('on paper there are no buttons, and every table is there', async () => {
    await page.goto(`${center.url()}/statistics`);
    await page.emulateMedia({ media: 'print' });
    for (const button of await page.getByRole('button', { includeHidden: true }).all())
      expect(await button.isVisible()).toBe(false);
    expect(await page.locator('table').first().isVisible()).toBe(true);
  });

  test.each(
    ['/fleet', '/fleet/proof', '/statistics'].flatMap((path) => SIZES.map((size) => [path, size] as const)),
  )('%s at %o: nobody is shut out, and the page does not slide sideways', async (path, size) => {
    await page.setViewportSize(size);
    await page.goto(center.url() + path);
    const findings = await axe(page);
    expect(findings.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const folder = process.env['MADO_PICTURES'];
    if (folder !== undefined) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({
        path: `${folder}/city${path.replaceAll('/', '-')}-${size.width}.png`,
        fullPage: true,
      });
    }
  });

  async function axe(of: Page): Promise<readonly AxeFinding[]> {
    await of.evaluate(AXE);
    return of.evaluate<readonly AxeFinding[]>(
      "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations)",
    );
  }
});
