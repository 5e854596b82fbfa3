import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';

import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ClientOptions } from 'ws';

import { MAX_ACTION_BYTES } from '#contract/action.ts';
import type { ToCore } from '#contract/action.ts';
import type { Event } from '#contract/events.ts';
import { ToRenderer } from '#contract/screen.ts';
import { NORMAL_LOOK } from '#contract/look.ts';
import type { Frame } from '#contract/screen.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import { HELLO as hello } from '#contract/testing/hello.ts';

import { openGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import { MAX_PER_SECOND, PING_MS } from './link.ts';

const frame: Frame = {
  type: 'frame',
  instance: 7,
  language: 'ja',
  furigana: false,
  look: NORMAL_LOOK,
  screen: { name: 'preparing' },
  stage: null,
  money: null,
  can: { back: false, cancel: false },
  secondsLeft: null,
};

let clock: HandClock;
let gateway: Gateway;
let shown: Frame;
let redraw: () => void;
let acted: ToCore[];
let raised: Event[];

const CLIP = '0123456789abcdef0123456789abcdef';

beforeEach(async () => {
  shown = frame;
  clock = new HandClock();
  acted = [];
  raised = [];
  gateway = await openGateway({
    port: 0,
    files: new Map([['/', { type: 'text/html', bytes: Buffer.from('<title>窓</title>') }]]),
    flow: {
      hello: () => hello,
      frame: () => shown,
      subscribe(listener) {
        redraw = listener;
        return () => {};
      },
      act: (message) => void acted.push(message),
    },
    events: { raise: (event) => void raised.push(event) },
    clip: (id) => Promise.resolve(id === CLIP ? Buffer.from('RIFF') : undefined),
    health: () => ({ screen: 'idle' }),
    clock,
  });
});

afterEach(() => gateway.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

async function get(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const sent = request(url, { headers, method }).end();
  const [response] = await once(sent, 'response');
  response.resume();
  await once(response, 'end');
  return { status: response.statusCode, headers: response.headers };
}

async function cookie(): Promise<string> {
  const { headers } = await get(gateway.startUrl());
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

function link(headers: Record<string, string>, options: ClientOptions = {}): WebSocket {
  return new WebSocket(`${gateway.origin.replace('http', 'ws')}/link`, { ...options, headers });
}

async function opened(
  options?: ClientOptions,
): Promise<{ readonly socket: WebSocket; readonly messages: ToRenderer[] }> {
  const socket = link({ cookie: await cookie(), origin: gateway.origin }, options);
  const messages: ToRenderer[] = [];
  await new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      messages.push(ToRenderer.parse(JSON.parse(String(data))));
      if (messages.length === 2) resolve();
    });
  });
  return { socket, messages };
}

/** Sends something and waits until it was heard, and with it everything sent before. */
async function roundTrip(socket: WebSocket): Promise<void> {
  const heard = acted.length;
  socket.send(JSON.stringify({ type: 'action', instance: 7, action: { name: 'next' } }));
  await expect.poll(() => acted.length).toBe(heard + 1);
}

test('a start ticket opens the window once', async () => {
  const url = gateway.startUrl();
  const first = await get(url);
  expect(first).toMatchObject({ status: 200, headers: { refresh: '0; url=/' } });
  expect(first.headers['set-cookie']?.[0]).toMatch(/^mado=[0-9a-f]{64}; HttpOnly; SameSite=Strict; Path=\/$/);
  expect(await get(url)).toMatchObject({ status: 403 });
});

test('nothing is served without the cookie, under another name, by another method, or at another path', async () => {
  const headers = { cookie: await cookie() };
  expect(await get(gateway.origin, headers)).toMatchObject({ status: 200 });
  expect(await get(gateway.origin)).toMatchObject({ status: 403 });
  expect(await get(gateway.origin, { ...headers, host: 'localhost' })).toMatchObject({ status: 421 });
  expect(await get(gateway.origin, headers, 'POST')).toMatchObject({ status: 405 });
  expect(await get(`${gateway.origin}/../package.json`, headers)).toMatchObject({ status: 404 });
});

/** Says these bytes to the gateway's port, and hangs up on whatever it answers. */
async function blurt(bytes: string): Promise<void> {
  const { host, hostname, port } = new URL(gateway.origin);
  const socket = connect(Number(port), hostname, () => {
    socket.write(bytes.replace('HOST', host));
    setImmediate(() => socket.resetAndDestroy());
  });
  socket.on('error', () => undefined);
  await once(socket, 'close');
}

test.each([
  ['a target that is no URL', 'GET // HTTP/1.1\r\nhost: HOST\r\n\r\n', 'target'],
  [
    'a refused link that hangs up at once',
    'GET /link HTTP/1.1\r\nhost: elsewhere\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\nmore',
    'host',
  ],
])('%s does not end the core', async (_, bytes, reason) => {
  for (let time = 0; time < 20; time += 1) await blurt(bytes);
  await expect.poll(() => raised).toContainEqual({ id: 'gateway.refused', reason });
  expect(await get(gateway.origin, { cookie: await cookie() })).toMatchObject({ status: 200 });
});

test('a clip is heard by its name, and by whoever has the cookie alone', async () => {
  const headers = { cookie: await cookie() };
  expect(await get(`${gateway.origin}/speech/${CLIP}`, headers)).toMatchObject({
    status: 200,
    headers: { 'content-type': 'audio/wav' },
  });
  expect(await get(`${gateway.origin}/speech/${CLIP}`)).toMatchObject({ status: 403 });
  expect(await get(`${gateway.origin}/speech/${CLIP.replace('0', '1')}`, headers)).toMatchObject({
    status: 404,
  });
});

test('health is told without a ticket, under the right name only', async () => {
  expect(await (await fetch(`${gateway.origin}/health`)).json()).toEqual({ screen: 'idle' });
  expect(await get(`${gateway.origin}/health`, { host: 'localhost' })).toMatchObject({ status: 421 });
});

test('every answer closes the page to everything from elsewhere', async () => {
  const { headers } = await get(gateway.origin, { cookie: await cookie() });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['content-security-policy']).toContain("trusted-types 'none'");
  expect(headers['cache-control']).toBe('no-store');
});

test('what is drawn already is not drawn again', async () => {
  const { socket, messages } = await opened();
  redraw();
  shown = { ...frame, instance: 8 };
  redraw();
  await expect.poll(() => messages).toEqual([hello, frame, shown]);
  socket.close();
});

test('the link greets, draws, and passes a well-formed action on', async () => {
  const { socket, messages } = await opened();
  expect(messages).toEqual([hello, frame]);
  const message = { type: 'action', instance: 7, action: { name: 'start', language: 'en' } };
  socket.send(JSON.stringify(message));
  await expect.poll(() => acted).toEqual([message]);
  socket.close();
});

test.each([
  ['no cookie', () => ({ origin: gateway.origin })],
  ['no origin', async () => ({ cookie: await cookie() })],
  ['another origin', async () => ({ cookie: await cookie(), origin: 'http://127.0.0.1:1' })],
])('the link is refused with %s', async (_, headers) => {
  const socket = link(await headers());
  const [error] = await once(socket, 'error');
  expect(String(error)).toContain('403');
});

test('garbage is refused and counted, and the next good action still counts', async () => {
  const { socket } = await opened();
  for (const garbage of [
    '',
    '{',
    'null',
    '[]',
    '{"type":"action"}',
    '{"__proto__":{"a":1}}',
    '"x"'.repeat(50),
  ]) {
    socket.send(garbage);
  }
  socket.send(Buffer.from([1, 2, 3]));
  socket.send(JSON.stringify({ type: 'action', instance: 7, action: { name: 'next', extra: 1 } }));
  socket.send(JSON.stringify({ type: 'action', instance: 7, action: { name: 'next' } }));
  await expect.poll(() => acted).toHaveLength(1);
  expect(raised.filter(({ id }) => id === 'action.refused')).toHaveLength(5);
  expect(gateway.refused()).toBe(9);
  socket.close();
});

test.each([
  ['at the limit is heard', 0, 1],
  ['one byte past the limit ends the link', 1, 0],
])('a message %s', async (_, past, heard) => {
  const { socket } = await opened();
  const message = JSON.stringify({ type: 'action', instance: 7, action: { name: 'next' } });
  socket.send(message.padEnd(MAX_ACTION_BYTES + past, ' '));
  await expect.poll(() => (past ? socket.readyState === WebSocket.CLOSED : acted.length === 1)).toBe(true);
  expect(acted).toHaveLength(heard);
  socket.close();
});

test('as many taps in a second as a hand can make are heard, one more is not, and the next second is new', async () => {
  const { socket } = await opened();
  const message = JSON.stringify({ type: 'action', instance: 7, action: { name: 'next' } });
  for (let tap = 0; tap <= MAX_PER_SECOND; tap += 1) socket.send(message);
  await expect.poll(() => raised.at(-1)).toEqual({ id: 'action.refused', reason: 'rate' });
  expect(acted).toHaveLength(MAX_PER_SECOND);
  clock.advance(1000);
  socket.send(message);
  await expect.poll(() => acted).toHaveLength(MAX_PER_SECOND + 1);
  socket.close();
});

test('a window that answers stays linked; one that misses an answer is let go at the next question', async () => {
  const { socket } = await opened();
  for (let answered = 0; answered < 3; answered += 1) {
    const asked = once(socket, 'ping');
    clock.advance(PING_MS);
    await asked;
    await roundTrip(socket);
  }
  expect(gateway.isLinked()).toBe(true);

  const { socket: silent } = await opened({ autoPong: false });
  const closed = once(silent, 'close');
  const asked = once(silent, 'ping');
  clock.advance(PING_MS);
  await asked;
  expect(gateway.isLinked()).toBe(true);
  clock.advance(PING_MS);
  await closed;
  await expect.poll(() => gateway.isLinked()).toBe(false);
});

test('a newer window replaces the older one', async () => {
  const { socket: older } = await opened();
  const closed = once(older, 'close');
  const { socket: newer } = await opened();
  expect((await closed)[0]).toBe(4001);
  newer.close();
});
