import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';

import { MAX_ACTION_BYTES } from '#contract/action.ts';
import type { Clock } from '#contract/clock.ts';
import type { EventSink } from '#contract/events.ts';

import type { ServedFile } from './files.ts';
import { SECURITY_HEADERS, presentedCookie, windowCookie } from './headers.ts';
import { Link } from './link.ts';
import type { LinkedFlow } from './link.ts';
import { Tickets } from './tickets.ts';

export interface GatewayOptions {
  readonly port: number;
  readonly files: ReadonlyMap<string, ServedFile>;
  readonly flow: LinkedFlow;
  readonly events: EventSink;
  readonly clock: Clock;
  /** The sound of a clip (WAV), by the name that a frame gives it; undefined for one that is not known. */
  readonly clip: (id: string) => Promise<Buffer | undefined>;
  /** What a watchdog on this machine may read without a ticket; nothing about a person. */
  readonly health: () => object;
}

export interface Gateway {
  readonly origin: string;
  /** A fresh address that opens the window once. */
  readonly startUrl: () => string;
  /** Whether a window is linked now. */
  readonly isLinked: () => boolean;
  /** Messages of windows refused since the start. */
  readonly refused: () => number;
  close(): Promise<void>;
}

/** The core's only door for a window: loopback, one window, one WebSocket. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { files, flow, events, clock, health, clip } = options;
  const tickets = new Tickets();
  const link = new Link({ flow, events, clock });
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_ACTION_BYTES,
    perMessageDeflate: false,
  });
  let host = '';

  const refuse = (response: ServerResponse, status: number, reason: string): void => {
    events.raise({ id: 'gateway.refused', reason });
    response.writeHead(status, SECURITY_HEADERS).end();
  };

  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    if (request.headers.host !== host) return refuse(response, 421, 'host');
    if (request.method !== 'GET') return refuse(response, 405, 'method');
    // Anybody on this machine can send a target that is no URL, such as `//`.
    const url = URL.parse(request.url ?? '/', `http://${host}`);
    if (!url) return refuse(response, 400, 'target');
    if (url.pathname === '/health') {
      response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'application/json' });
      response.end(JSON.stringify(health()));
      return;
    }
    if (url.pathname === '/start') {
      const cookie = tickets.redeem(url.searchParams.get('ticket') ?? '');
      if (cookie === undefined) return refuse(response, 403, 'ticket');
      // Not a redirect: one that began on another page (the Chromium shell's start page) would not carry a Strict cookie.
      response
        .writeHead(200, { ...SECURITY_HEADERS, 'set-cookie': windowCookie(cookie), refresh: '0; url=/' })
        .end();
      return;
    }
    if (!tickets.admits(presentedCookie(request))) return refuse(response, 403, 'cookie');
    const spoken = /^\/speech\/([0-9a-f]{32})$/.exec(url.pathname)?.[1];
    if (spoken !== undefined) {
      void clip(spoken).then((wav) => sendClip(response, wav));
      return;
    }
    const file = files.get(url.pathname);
    if (!file) return refuse(response, 404, 'path');
    response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': file.type }).end(file.bytes);
  };

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const reason = whyNotLinked(request, host, tickets);
    if (reason !== undefined) {
      // Node has taken its own listener away: one who hangs up on the answer must not end the core.
      socket.on('error', () => socket.destroy());
      events.raise({ id: 'gateway.refused', reason });
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => link.attach(ws));
  };

  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000, maxHeaderSize: 8_192 }, serve);
  server.on('upgrade', upgrade);
  server.on('clientError', (_error, socket) => socket.destroy());
  const port = await listen(server, options.port);
  host = `127.0.0.1:${port}`;

  return {
    origin: `http://${host}`,
    startUrl: () => `http://${host}/start?ticket=${tickets.issue()}`,
    isLinked: () => link.up,
    refused: () => link.refused,
    async close() {
      link.close();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** A clip that is gone, or that nothing could speak, is no offence: a frame has come since, or the voice has failed. */
function sendClip(response: ServerResponse, wav: Buffer | undefined): void {
  const status = wav === undefined ? 404 : 200;
  response.writeHead(status, { ...SECURITY_HEADERS, 'content-type': 'audio/wav' }).end(wav);
}

function whyNotLinked(request: IncomingMessage, host: string, tickets: Tickets): string | undefined {
  if (request.headers.host !== host) return 'host';
  if (request.headers.origin !== `http://${host}`) return 'origin';
  if (!tickets.admits(presentedCookie(request))) return 'cookie';
  return request.url === '/link' ? undefined : 'path';
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve(portOf(server.address()));
    });
  });
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('the gateway listens on TCP');
  return address.port;
}
