import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { hasPoppler } from '#certificates/poppler.ts';
import { inGroups } from '#certificates/seal/base32.ts';
import { serialHash } from '#certificates/seal/judge.ts';

import { freshKeys, sealedPaper } from '../support/sealed-paper.ts';
import { CHROMIUM } from './theatre.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PAGE = fileURLToPath(new URL('../../dist/checking', import.meta.url));
const missing = !existsSync(CHROMIUM) || !existsSync(join(PAGE, 'index.html')) || !hasPoppler();
if (missing && process.env['CI'] !== undefined)
  throw new Error('Chromium, poppler and dist/checking are needed');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

describe.skipIf(missing)('the checking page in a browser, from a plain file server', () => {
  const keys = freshKeys();
  const [paper, other] = [sealedPaper(keys), sealedPaper(keys)];
  const complaints: string[] = [];
  const asked: string[] = [];
  let server: Server;
  let browser: Browser;
  let page: Page;
  let origin: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const name = request.url === '/' ? '/index.html' : (request.url ?? '');
      const file = join(extname(name) === '.json' ? keys.path : PAGE, name);
      if (!existsSync(file)) return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? '' }).end(readFileSync(file));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  beforeEach(async () => {
    page = await (await browser.newContext({ locale: 'ja-JP' })).newPage();
    complaints.length = 0;
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    page.on('pageerror', (error) => void complaints.push(String(error)));
    await page.goto(`${origin}/`);
    await page.locator('body[data-ready="true"]').waitFor();
    asked.length = 0;
    page.on('request', (request) => void asked.push(request.url()));
  });
  afterEach(() => page.context().close());

  const choose = (...pictures: readonly Buffer[]) =>
    page
      .locator('#files')
      .setInputFiles(pictures.map((buffer, at) => ({ name: `${at}.png`, mimeType: 'image/png', buffer })));
  const outcome = async (is: string) => page.locator(`#result[data-outcome="${is}"]`).waitFor();

  test('shows what the town signed beside the front, and says what it proves', async () => {
    await choose(scan(paper.pdf, 1), scan(paper.pdf, 2));
    await outcome('good');
    const ms = await page.locator('#result').getAttribute('data-ms');
    console.log(`decoded and verified in the browser within ${ms} ms`);
    expect(await page.locator('#outcome').textContent()).toBe('記載内容は、発行されたときのままです。');
    expect(await page.locator('#advice').textContent()).toContain('原本かコピーかは、照合ではわかりません');
    const table = await page.locator('#contents table').innerText();
    for (const { value } of [{ value: '見本 花子' }, { value: inGroups(paper.proof.serial) }])
      expect(table).toContain(value);
    expect(await page.locator('#pictures img').count()).toBe(1);
    await page.screenshot({ path: 'test-results/checking-good.png', fullPage: true });
    await page.locator('#language').click();
    expect(await page.locator('#outcome').textContent()).toBe('The content is as it was issued.');
    expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('a back with another front, a back alone, nothing to read', async () => {
    await choose(scan(other.pdf, 1), scan(paper.pdf, 2));
    await outcome('differentPapers');
    expect(await page.locator('#contents table').count()).toBe(0);
    await choose(scan(paper.pdf, 2));
    await outcome('noFront');
    await choose(Buffer.from('no picture'));
    await outcome('unreadable');
  });

  test('the key may be typed; a slip of the fingers is named, and what is cleared is gone', async () => {
    await choose(scan(paper.pdf, 2));
    await outcome('noFront');
    await page.locator('summary').click();
    await page.locator('#serial').fill(inGroups(paper.proof.serial).toLowerCase());
    await page.locator('#key').fill(paper.proof.secret.slice(1));
    await page.locator('#again').click();
    expect(await page.locator('#typing').textContent()).toContain('文字が違います');
    await page.locator('#key').fill(inGroups(paper.proof.secret));
    await page.locator('#again').click();
    await outcome('good');
    await page.locator('#clear').click();
    expect(await page.locator('#result').isVisible()).toBe(false);
    expect(await page.locator('#key').inputValue()).toBe('');
    expect(await page.locator('#contents').innerHTML()).toBe('');
  });

  test('a void serial is refused as soon as the list beside the page says so', async () => {
    const voids = keys.voids();
    const hash = serialHash(other.proof.serial);
    keys.publish({ ...voids, serials: [{ hash, reason: 'misprint', since: '2026-11-24' }] });
    await page.reload();
    await page.locator('body[data-ready="true"]').waitFor();
    await choose(scan(other.pdf, 1), scan(other.pdf, 2));
    await outcome('voidSerial');
  });

  test('has no accessibility fault', async () => {
    await choose(scan(paper.pdf, 1), scan(paper.pdf, 2));
    await outcome('good');
    const context = await page.context().newCDPSession(page);
    await context.send('Page.setBypassCSP', { enabled: true });
    await page.evaluate(AXE);
    const found = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))');
    expect(found).toEqual([]);
  });
});

/** A side of a paper as a scanner at 200 dpi gives it. */
function scan(pdf: Uint8Array, side: 1 | 2): Buffer {
  const only = ['-f', String(side), '-l', String(side), '-singlefile'];
  return execFileSync('pdftoppm', ['-png', '-gray', '-r', '200', ...only, '-'], { input: pdf });
}
