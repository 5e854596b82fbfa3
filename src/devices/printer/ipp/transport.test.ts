import { once } from 'node:events';
import net from 'node:net';
import { afterEach, expect, test } from 'vitest';

import type { Result } from '#contract/result.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';

import { printerAddress } from './address.ts';
import type { IppError } from './error.ts';
import { MAX_REPLY } from './limits.ts';
import { httpExchange } from './transport.ts';

const DEADLINES = { connectMs: 1_000, idleMs: 2_000, totalMs: 5_000 };
const REQUEST = Buffer.from('request');

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

interface Peer {
  readonly uri: string;
  /** Settles with the first bytes. */
  readonly arrived: Promise<unknown>;
  readonly connections: () => number;
}

/** A peer that does as it likes once a request has arrived. */
async function hostile(reply: (socket: net.Socket) => void): Promise<Peer> {
  let connections = 0;
  const server = net.createServer((socket) => {
    connections += 1;
    socket.on('error', () => undefined);
    socket.once('data', () => {
      reply(socket);
      server.emit('arrived');
    });
    closing.push(() => socket.destroy());
  });
  closing.push(() => server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    uri: `ipp://127.0.0.1:${address.port}/ipp/print`,
    arrived: once(server, 'arrived'),
    connections: () => connections,
  };
}

function ask(uri: string, clock = new HandClock(), deadlines = DEADLINES) {
  return httpExchange({ address: printerAddress(uri), tls: undefined, clock, deadlines })(REQUEST);
}

function outcome(result: Result<Uint8Array, IppError>): string {
  return result.ok ? `${result.value.length} bytes` : `${result.error.kind}, sent ${result.error.sent}`;
}

function head(status: string, ...headers: string[]): string {
  return [`HTTP/1.1 ${status}`, ...headers, '', ''].join('\r\n');
}

const IPP = 'Content-Type: application/ipp';

function sized(length: number): (socket: net.Socket) => void {
  return (socket) => {
    socket.write(head('200 OK', IPP, `Content-Length: ${length}`));
    socket.end(Buffer.alloc(length));
  };
}

function flood(socket: net.Socket): void {
  socket.write(head('200 OK', IPP, 'Transfer-Encoding: chunked'));
  const part = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
  const more = (): void => {
    while (!socket.destroyed && socket.write(part));
  };
  socket.on('drain', more);
  more();
}

test.each<[string, (socket: net.Socket) => void, string]>([
  ['an ordinary reply', sized(10), '10 bytes'],
  ['no bytes at all', sized(0), '0 bytes'],
  ['a reply of the largest size', sized(MAX_REPLY), `${MAX_REPLY} bytes`],
  ['a reply one byte larger', sized(MAX_REPLY + 1), 'tooLarge, sent maybe'],
  ['a reply that never ends', flood, 'tooLarge, sent maybe'],
  ['a closed connection', (socket) => socket.end(), 'network, sent maybe'],
  ['a reset', (socket) => socket.resetAndDestroy(), 'network, sent maybe'],
  ['no HTTP', (socket) => socket.end('hello\r\n\r\n'), 'network, sent maybe'],
  [
    'a cut reply',
    (socket) => socket.end(`${head('200 OK', IPP, 'Content-Length: 9')}abc`),
    'network, sent maybe',
  ],
  [
    'a cut chunk',
    (socket) => socket.end(`${head('200 OK', IPP, 'Transfer-Encoding: chunked')}9\r\nabc`),
    'network, sent maybe',
  ],
  ['a web page', (socket) => socket.end(head('200 OK', 'Content-Type: text/html')), 'http, sent maybe'],
  ['no content type', (socket) => socket.end(head('200 OK')), 'http, sent maybe'],
  ['401', (socket) => socket.end(head('401 Unauthorized', IPP)), 'http, sent maybe'],
  ['426', (socket) => socket.end(head('426 Upgrade Required', IPP)), 'http, sent maybe'],
  ['500', (socket) => socket.end(head('500 Internal Server Error', IPP)), 'http, sent maybe'],
])('%s', async (_, reply, expected) => {
  const { uri } = await hostile(reply);
  expect(outcome(await ask(uri))).toBe(expected);
});

test('one exchange is one connection', async () => {
  const { uri, connections } = await hostile(sized(10));
  await ask(uri);
  expect(connections()).toBe(1);
});

test('a redirect is not followed', async () => {
  let followed = false;
  const elsewhere = await hostile(() => {
    followed = true;
  });
  const location = elsewhere.uri.replace('ipp:', 'http:');
  const { uri } = await hostile((socket) => socket.end(head('302 Found', `Location: ${location}`)));
  expect(outcome(await ask(uri))).toBe('http, sent maybe');
  expect(followed).toBe(false);
});

test('nobody there: nothing was sent', async () => {
  const { uri } = await hostile(() => undefined);
  for (const close of closing.splice(0)) close();
  expect(outcome(await ask(uri))).toBe('network, sent no');
});

test.each([
  ['silence', ''],
  ['headers, then silence', head('200 OK', IPP, 'Content-Length: 9')],
  ['part of a reply, then silence', `${head('200 OK', IPP, 'Content-Length: 9')}abc`],
])('%s ends with the idle deadline', async (_, reply) => {
  const clock = new HandClock();
  const { uri, arrived } = await hostile((socket) => void socket.write(reply));
  const asked = ask(uri, clock);
  await arrived;
  clock.advance(DEADLINES.totalMs);
  expect(outcome(await asked)).toBe('timeout, sent maybe');
});

test('the idle deadline is neither early nor late', async () => {
  const clock = new HandClock();
  const { uri, arrived } = await hostile(() => undefined);
  let settled = false;
  const asked = ask(uri, clock).finally(() => {
    settled = true;
  });
  await arrived;
  clock.advance(DEADLINES.idleMs - 1);
  await Promise.resolve();
  expect(settled).toBe(false);
  clock.advance(1);
  expect(outcome(await asked)).toBe('timeout, sent maybe');
});

test('a slow drip ends with the total deadline', async () => {
  const clock = new HandClock();
  const { uri, arrived } = await hostile((socket) => void socket.write(`${head('200 OK', IPP)}a`));
  const asked = ask(uri, clock, { ...DEADLINES, idleMs: 1_000_000 });
  await arrived;
  clock.advance(DEADLINES.totalMs);
  expect(outcome(await asked)).toBe('timeout, sent maybe');
});

test('a peer that never agrees on TLS ends with the connect deadline, and nothing was sent', async () => {
  const clock = new HandClock();
  const { uri, arrived } = await hostile(() => undefined);
  const asked = ask(uri.replace('ipp:', 'ipps:'), clock);
  await arrived;
  clock.advance(DEADLINES.connectMs);
  expect(outcome(await asked)).toBe('timeout, sent no');
});
