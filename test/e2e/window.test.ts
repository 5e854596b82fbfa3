import { expect, test } from 'vitest';
import { WebSocket as Socket } from 'ws';

import { readBooks } from './books.ts';
import { onStage } from './on-stage.ts';
import type { Stage } from './stage.ts';

/** Messages that are no taps: no JSON, no action, too long, another moment's. */
const GARBAGE = [
  '',
  '{',
  'null',
  '[]',
  '{"type":"action"}',
  '{"type":"action","instance":1,"action":{"name":"pay","yen":1000}}',
  '{"type":"action","instance":-1,"action":{"name":"next"}}',
  '{"type":"action","instance":99999,"action":{"name":"next"}}',
  '{"type":"action","instance":0,"action":{"name":"cancel"}}',
  `{"type":"action","instance":1,"action":{"name":"next","${'x'.repeat(900)}":1}}`,
];

/** Opens a socket of its own from inside the page and talks over it; answers once it was closed. */
async function talk({ page }: Stage, messages: readonly string[]): Promise<void> {
  await page.evaluate(async (texts) => {
    const socket = new WebSocket(new URL('/link', location.href));
    await new Promise((resolve) => {
      socket.addEventListener('open', resolve, { once: true });
    });
    for (const text of texts) socket.send(text);
    socket.send(new Uint8Array([0, 1, 2, 255]));
    const closed = new Promise((resolve) => {
      socket.addEventListener('close', resolve, { once: true });
    });
    socket.close();
    await closed;
  }, messages);
}

onStage('the window', (stage) => {
  test('garbage from the page neither ends the visit nor moves it', async () => {
    const { resident, page, ledger } = stage();
    await resident.goesToPay('single');
    await resident.pays(100);
    await resident.readsOf('100円');
    await talk(stage(), GARBAGE);
    await page.locator('[data-screen="replaced"]').waitFor();
    await page.reload();
    await resident.sees('pay');
    await resident.pays(100);
    await resident.sees('takePapers');
    expect(readBooks(ledger).issues.at(-1)?.state).toBe('printed');
  });

  test('more messages than hands can send, and one too long', async () => {
    const { resident, page, ledger } = stage();
    await resident.goesToPay('single');
    await talk(
      stage(),
      Array.from({ length: 2_000 }, () => '{"type":"action"}'),
    );
    await talk(stage(), ['x'.repeat(5_000)]);
    await page.reload();
    await resident.pays(100, 100);
    await resident.sees('takePapers');
    expect(readBooks(ledger).issues.at(-1)?.state).toBe('printed');
  });

  test('a window that is not ours is not let in', async () => {
    const { resident, page, ledger } = stage();
    await resident.goesToPay('single');
    const { host, origin } = new URL(page.url());
    for (const headers of [{}, { origin }, { origin: 'http://example.com' }]) {
      const stranger = new Socket(`ws://${host}/link`, { headers });
      const refused = await new Promise<string>((resolve) => {
        stranger.once('error', ({ message }) => resolve(message));
        stranger.once('open', () => resolve('let in'));
      });
      expect(refused).toContain('403');
    }
    await resident.sees('pay');
    await resident.pays(100, 100);
    await resident.sees('takePapers');
    expect(readBooks(ledger).issues.at(-1)?.state).toBe('printed');
  });

  test('reloaded in the middle of a visit: nothing is lost', async () => {
    const { resident, page, ledger } = stage();
    await resident.asksFor('ResidentRecord', 'single');
    await page.reload();
    await resident.confirms();
    await page.reload();
    await resident.sees('confirm');
    await resident.taps('next');
    await resident.pays(100);
    await resident.readsOf('100円');
    await page.reload();
    await resident.readsOf('100円');
    await resident.pays(100);
    await resident.sees('takePapers');
    await page.reload();
    await resident.sees('takePapers');
    expect(readBooks(ledger).issues.at(-1)?.state).toBe('printed');
  });
});
