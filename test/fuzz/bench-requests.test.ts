import { once } from 'node:events';
import { connect } from 'node:net';

import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openTestPanel } from '#bench/testing/panel.ts';
import type { TestPanel } from '#bench/testing/panel.ts';
import { ask } from '#bench/testing/request.ts';
import { Verb } from '#bench/verbs.ts';

let panel: TestPanel;
beforeAll(async () => {
  panel = await openTestPanel();
});
afterAll(() => panel.close());

/** Whether it still answers. */
async function stands(): Promise<boolean> {
  return (await ask(panel.url, { path: '/view' })).status === 200;
}

const printable = fc.string({
  unit: fc.constantFrom(...Array.from('/.%?#&=:@\\;,~*+-_aB09ps')),
  maxLength: 60,
});
const path = fc.oneof(
  printable.map((text) => `/${text}`),
  printable.filter((text) => text !== ''),
  printable.map((text) => `/sheets/${text}`),
  fc.constantFrom('/', '//', '/view', '/verbs', '/terminal', '/sheets/1.pdf', '/bench.js'),
);
const method = fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'DELETE', 'PATCH');
const verbLike = fc.record(
  {
    do: fc.oneof(fc.constantFrom(...Verb.options.map((option) => option.shape.do.value)), fc.string()),
    card: fc.oneof(fc.constantFrom('single', '__proto__', 'constructor'), fc.string()),
    coin: fc.oneof(fc.constantFrom(10, 100, 500), fc.double()),
    coins: fc.oneof(fc.nat(300), fc.double()),
    part: fc.constantFrom('coinAcceptor', 'hopper:100', 'hopper:7', 'toString'),
    sheets: fc.oneof(fc.nat(600), fc.double()),
    on: fc.boolean(),
    open: fc.boolean(),
  },
  { requiredKeys: ['do'] },
);

test('whatever is asked, it answers with a status that says whose fault it is', async () => {
  const anything = fc.oneof(
    fc.json(),
    fc.string(),
    verbLike.map((verb) => JSON.stringify(verb)),
  );
  await fc.assert(
    fc.asyncProperty(method, path, anything, async (method, path, body) => {
      const sent = method === 'GET' || method === 'HEAD' ? {} : { body };
      const { status } = await ask(panel.url, { method, path, ...sent });
      expect(status === 503 || (status >= 200 && status < 500)).toBe(true);
    }),
    { numRuns: 200 },
  );
  expect(await stands()).toBe(true);
});

test('verbs that are nearly right are carried out or refused', async () => {
  await fc.assert(
    fc.asyncProperty(verbLike, async (verb) => {
      const { status } = await ask(panel.url, { method: 'POST', path: '/verbs', body: JSON.stringify(verb) });
      expect([204, 400, 404, 409]).toContain(status);
    }),
    { numRuns: 200 },
  );
  expect(await stands()).toBe(true);
});

test('bytes that are no HTTP end their own connection and nothing else', async () => {
  const { port } = new URL(panel.url);
  const bytes = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 300 }),
    fc
      .tuple(method, printable, printable)
      .map(([method, path, rest]) => Buffer.from(`${method} ${path} HTTP/1.1\r\nHost: ${rest}\r\n\r\n`)),
    printable.map((rest) =>
      Buffer.from(`POST /verbs HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 90\r\n\r\n${rest}`),
    ),
  );
  await fc.assert(
    fc.asyncProperty(bytes, async (sent) => {
      const socket = connect({ host: '127.0.0.1', port: Number(port) });
      socket.on('error', () => undefined);
      const closed = once(socket, 'close');
      socket.end(sent);
      socket.resume();
      await closed;
    }),
    { numRuns: 100 },
  );
  expect(await stands()).toBe(true);
});
