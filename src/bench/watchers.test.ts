import { afterEach, beforeEach, expect, test } from 'vitest';

import { openTestPanel } from './testing/panel.ts';
import type { TestPanel } from './testing/panel.ts';
import type { BenchView } from './view.ts';
import { MAX_WATCHERS } from './watchers.ts';

let panel: TestPanel;
beforeEach(async () => {
  panel = await openTestPanel();
});
afterEach(() => panel.close());

/** A page that watches: answers with one view after the other. */
async function watch() {
  const ending = new AbortController();
  const answer = await fetch(`${panel.url}/watch`, { signal: ending.signal });
  const lines = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    leave: () => ending.abort(),
    async next(): Promise<BenchView> {
      while (!rest.includes('\n\n')) {
        const chunk = await lines?.read();
        if (!chunk || chunk.done) throw new Error('the bench has gone');
        rest += chunk.value;
      }
      const [event = '', ...others] = rest.split('\n\n');
      rest = others.join('\n\n');
      return JSON.parse(event.replace(/^data: /, ''));
    },
  };
}

test('a page is told how the bench is, and then whatever moves', async () => {
  const page = await watch();
  expect(page.type).toBe('text/event-stream');
  expect((await page.next()).cash.inserted).toBe(0);
  panel.machines.cash.insertCoin(100);
  expect((await page.next()).cash).toMatchObject({ inserted: 100, gotBack: 100 });
  panel.machines.paper.openCover();
  expect((await page.next()).printer.cover).toBe('open');
  await panel.machines.card.lay('single');
  expect((await page.next()).card.onReader).toBe('single');
});

test('what moves in one turn is told once', async () => {
  const page = await watch();
  await page.next();
  for (let coins = 0; coins < 50; coins++) panel.machines.cash.insertCoin(10);
  expect((await page.next()).cash.inserted).toBe(500);
});

test('what changes without a sound is told too', async () => {
  const page = await watch();
  await page.next();
  panel.machines.cash.jam('coinAcceptor');
  expect((await page.next()).cash.jammed).toEqual(['coinAcceptor']);
});

test('sixteen pages may watch, a seventeenth may not until one leaves', async () => {
  const pages = [];
  for (let count = 0; count < MAX_WATCHERS; count++) pages.push(await watch());
  expect(pages.map(({ status }) => status)).toEqual(pages.map(() => 200));
  expect((await watch()).status).toBe(503);
  pages[0]?.leave();
  await expect.poll(async () => (await watch()).status).toBe(200);
});
