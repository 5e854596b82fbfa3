import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { chromium, type Page } from 'playwright-core';
import { WebSocketServer, type WebSocket } from 'ws';

import type { Frame, Hello } from '#contract/screen.ts';

export const CHROMIUM = '/usr/bin/chromium';
const BUILT = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

/** The policy under which the page runs in the product. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
  "media-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

/** The three panels that the layout is made for, px. */
export const SIZES = [
  { name: 'portrait', width: 1080, height: 1920 },
  { name: 'small', width: 1366, height: 768 },
  { name: 'wide', width: 1920, height: 1080 },
] as const;

/** The built renderer in a real browser, and a puppet core that sends it whatever one likes. */
export interface Theatre {
  readonly page: Page;
  /** What the browser complained about: errors, breaches of the policy. */
  readonly complaints: string[];
  /** Every message that the renderer sent. */
  readonly heard: string[];
  send(message: Frame | Hello | string): void;
  /** Sends a frame and waits until it is drawn. */
  show(frame: Frame): Promise<void>;
  /** Ends the connection as the core would, and waits for the next one to come, if any is to come. */
  hangUp(code: number): void;
  connected(): Promise<void>;
  close(): Promise<void>;
}

export async function openTheatre(hello: Hello): Promise<Theatre> {
  const server = createServer((request, response) => {
    const name = normalize(request.url === '/' ? '/index.html' : (request.url ?? ''));
    const path = join(BUILT, name);
    if (!path.startsWith(BUILT) || !existsSync(path)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': CSP,
    });
    response.end(readFileSync(path));
  });
  const sockets = new WebSocketServer({ server, path: '/link', maxPayload: 4096 });
  const heard: string[] = [];
  let current: WebSocket | undefined;
  sockets.on('connection', (socket) => {
    current = socket;
    socket.on('message', (data: Buffer) => heard.push(data.toString('utf8')));
    socket.send(JSON.stringify(hello));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      // As the shells have it: the chime for forgotten papers needs no touch before.
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
  const context = await browser.newContext({ reducedMotion: 'reduce', hasTouch: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const firstConnection = once(sockets, 'connection');
  await page.goto(`http://127.0.0.1:${address.port}/`);
  await firstConnection;

  function send(message: Frame | Hello | string): void {
    current?.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  return {
    page,
    complaints,
    heard,
    send,
    async show(frame) {
      send(frame);
      await page.locator(`[data-instance="${frame.instance}"]`).waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
    },
    hangUp: (code) => current?.close(code),
    connected: async () => {
      await once(sockets, 'connection');
    },
    async close() {
      await browser.close();
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.close();
      await once(server, 'close');
    },
  };
}
