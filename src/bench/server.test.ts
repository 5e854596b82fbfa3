import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { MAX_VERB_BYTES } from './routes.ts';
import { openTestPanel, SCREEN } from './testing/panel.ts';
import type { TestPanel } from './testing/panel.ts';
import { ask } from './testing/request.ts';
import { print } from './testing/sheet.ts';

let panel: TestPanel;
beforeAll(async () => {
  panel = await openTestPanel();
});
afterAll(() => panel.close());
beforeEach(() => {
  panel.hasScreen = true;
});

const post = (body: string, headers = {}) =>
  ask(panel.url, { method: 'POST', path: '/verbs', body, headers });
const port = () => new URL(panel.url).port;

test.each([
  ['/', 'text/html; charset=utf-8', '<!doctype html>'],
  ['/bench.css', 'text/css; charset=utf-8', ':root'],
  ['/bench.js', 'text/javascript; charset=utf-8', '//'],
  ['/view', 'application/json; charset=utf-8', '{'],
  ['/?once=more', 'text/html; charset=utf-8', '<!doctype html>'],
])('%s is there, as %s', async (path, type, beginning) => {
  const { status, headers, body } = await ask(panel.url, { path });
  expect([status, headers['content-type']]).toEqual([200, type]);
  expect(body.startsWith(beginning)).toBe(true);
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cache-control']).toBe('no-store');
});

test.each([
  '/nothing',
  '//',
  '/..',
  '/../main.ts',
  '/page/index.html',
  '/%2e%2e/main.ts',
  '/bench.css/',
  '/bench%2ecss',
  '/sheets/1.png',
  '/sheets/../bench.css',
  '/sheets/1234567.pdf',
  '/sheets/-1.pdf',
  '/sheets/1e1.pdf',
  '/sheets/1.svg',
  '/constructor',
  '/__proto__',
  'http://127.0.0.1/',
  '*',
])('%s is nothing here', async (path) => {
  expect((await ask(panel.url, { path })).status).toBe(404);
});

test.each([
  ['another name that leads here', () => `mado.example:${port()}`, 421],
  ['another port', () => '127.0.0.1:1', 421],
  ['no port', () => '127.0.0.1', 421],
  ['localhost', () => `localhost:${port()}`, 200],
])('%s as host', async (_, host, status) => {
  expect((await ask(panel.url, { path: '/view', headers: { host: host() } })).status).toBe(status);
});

test.each([
  ['its own', () => panel.url, 204],
  ['another page', () => 'http://mado.example', 403],
  ['a page without a name', () => 'null', 403],
  ['the same host by TLS', () => panel.url.replace('http', 'https'), 403],
])('%s as origin', async (_, origin, status) => {
  const { status: answered } = await post('{"do":"liftCard"}', { origin: origin() });
  expect(answered).toBe(status);
});

test.each([
  ['POST', '/', 405, 'GET'],
  ['POST', '/view', 405, 'GET'],
  ['GET', '/verbs', 405, 'POST'],
  ['DELETE', '/verbs', 405, 'POST'],
  ['HEAD', '/', 405, 'GET'],
])('%s %s is not done', async (method, path, status, allow) => {
  const answered = await ask(panel.url, { method, path });
  expect([answered.status, answered.headers['allow']]).toEqual([status, allow]);
});

test.each([
  ['nothing', '', 400],
  ['no JSON', '{', 400],
  ['no verb', '{"do":"fly"}', 400],
  ['a verb with something else in it', '{"do":"liftCard","now":true}', 400],
  ['a coin that Japan does not have', '{"do":"insertCoin","coin":25}', 400],
  ['a list', '[]', 400],
  ['null', 'null', 400],
  ['a card that is not in the deck', '{"do":"layCard","card":"nobody"}', 404],
  ['more paper than fits', '{"do":"loadPaper","sheets":500}', 409],
  ['exactly as much as is read', '{"do":"liftCard"}'.padEnd(MAX_VERB_BYTES), 204],
  ['one byte more', '{"do":"liftCard"}'.padEnd(MAX_VERB_BYTES + 1), 413],
  ['a megabyte', ' '.repeat(1024 * 1024), 413],
])('%s as verb', async (_, body, status) => {
  expect((await post(body)).status).toBe(status);
});

test('a verb moves the machines', async () => {
  expect((await post('{"do":"printerCover","open":true}')).status).toBe(204);
  expect(panel.machines.paper.view().cover).toBe('open');
  await post('{"do":"printerCover","open":false}');
  await post('{"do":"cutPower"}');
  expect(panel.cuts()).toBe(1);
});

test("the terminal's screen is where the parent says", async () => {
  const { status, headers } = await ask(panel.url, { path: '/terminal' });
  expect([status, headers['location']]).toEqual([303, SCREEN]);
});

test('a terminal with a window of its own is named as such, in both languages', async () => {
  panel.hasScreen = false;
  const { status, headers, body } = await ask(panel.url, { path: '/terminal' });
  expect([status, headers['content-type']]).toEqual([503, 'text/plain; charset=utf-8']);
  expect(body).toContain('a window of its own');
  expect(body).toContain('別の窓');
});

test('a sheet that was taken is there by its number', async () => {
  const printed = Promise.withResolvers<void>();
  panel.machines.paper.subscribe(() => {
    if (panel.machines.paper.view().output.length > 0) printed.resolve();
  });
  print(panel.machines.paper);
  await printed.promise;
  await post('{"do":"takeSheets"}');
  const { status, headers, body } = await ask(panel.url, { path: '/sheets/1.pdf' });
  expect([status, headers['content-type'], body.slice(0, 5)]).toEqual([200, 'application/pdf', '%PDF-']);
  expect((await ask(panel.url, { path: '/sheets/2.pdf' })).status).toBe(404);
});
