import http from 'node:http';
import type { Socket } from 'node:net';

import type { Clock } from '#contract/clock.ts';
import { err, ok, type Result } from '#contract/result.ts';

import type { PrinterAddress } from './address.ts';
import { connect, isDistrusted, type PrinterTls } from './connect.ts';
import type { IppError } from './error.ts';
import { MAX_REPLY } from './limits.ts';

/** Carries one encoded request to the printer and brings its reply's bytes. Once: nothing here tries again. */
export type Exchange = (request: Uint8Array) => Promise<Result<Uint8Array, IppError>>;

/** Limits of one exchange, ms. */
export interface ExchangeDeadlines {
  /** Until the printer takes the connection (and TLS is agreed). */
  readonly connectMs: number;
  /** Without a byte moving. */
  readonly idleMs: number;
  /** From beginning to end. */
  readonly totalMs: number;
}

type Settle = (result: Result<Uint8Array, IppError>) => void;

interface Options {
  readonly address: PrinterAddress;
  readonly tls: PrinterTls | undefined;
  readonly clock: Clock;
  readonly deadlines: ExchangeDeadlines;
}

/**
 * IPP over HTTP/1.1 POST (RFC 8010 section 4), on a fresh connection each time: on a kept one that the printer has just closed,
 * nobody could tell whether the document left.
 */
export function httpExchange(options: Options): Exchange {
  return (body) => new Promise((resolve) => void new Attempt(options, body, resolve));
}

class Attempt {
  readonly #clock: Clock;
  readonly #deadlines: ExchangeDeadlines;
  readonly #socket: Socket;
  readonly #total: unknown;
  #step: unknown;
  #sent: IppError['sent'] = 'no';
  #settle: Settle | undefined;

  constructor({ address, tls, clock, deadlines }: Options, body: Uint8Array, settle: Settle) {
    this.#clock = clock;
    this.#deadlines = deadlines;
    this.#settle = settle;
    const timedOut = (): void => this.#fail('timeout');
    this.#total = clock.setTimeout(timedOut, deadlines.totalMs);
    this.#step = clock.setTimeout(timedOut, deadlines.connectMs);
    this.#socket = connect(address, tls, () => this.#post(address, body));
    this.#socket.on('error', (cause) => this.#refused(cause));
    this.#socket.on('close', () => this.#fail('network'));
  }

  #post(address: PrinterAddress, body: Uint8Array): void {
    if (this.#settle === undefined) return;
    this.#moved();
    this.#sent = 'maybe';
    const request = http.request({
      // Without an agent of any kind: even `agent: false` is one, and would open a connection of its own.
      createConnection: () => this.#socket,
      method: 'POST',
      host: address.host,
      port: address.port,
      path: address.path,
      headers: { 'Content-Type': 'application/ipp', 'Content-Length': body.length, Connection: 'close' },
    });
    request.on('error', (cause) => this.#fail('network', cause));
    request.on('response', (response) => this.#receive(response));
    request.end(body);
  }

  #receive(response: http.IncomingMessage): void {
    this.#moved();
    response.on('error', (cause) => this.#fail('network', cause));
    if (response.statusCode !== 200 || mediaType(response) !== 'application/ipp') return this.#fail('http');
    if (Number(response.headers['content-length'] ?? 0) > MAX_REPLY) return this.#fail('tooLarge');
    const parts: Buffer[] = [];
    let size = 0;
    response.on('data', (part: Buffer) => {
      this.#moved();
      size += part.length;
      if (size > MAX_REPLY) this.#fail('tooLarge');
      else parts.push(part);
    });
    response.on('end', () => {
      if (response.complete) this.#finish(ok(Buffer.concat(parts)));
      else this.#fail('network');
    });
  }

  #moved(): void {
    this.#clock.clearTimeout(this.#step);
    if (this.#settle === undefined) return;
    this.#step = this.#clock.setTimeout(() => this.#fail('timeout'), this.#deadlines.idleMs);
  }

  #refused(cause: Error): void {
    const distrusted = this.#sent === 'no' && isDistrusted(this.#socket, cause);
    this.#fail(distrusted ? 'certificate' : 'network', cause);
  }

  #fail(kind: IppError['kind'], cause?: unknown): void {
    this.#finish(err({ kind, sent: this.#sent, ...(cause === undefined ? {} : { cause }) }));
  }

  #finish(result: Result<Uint8Array, IppError>): void {
    const settle = this.#settle;
    if (settle === undefined) return;
    this.#settle = undefined;
    this.#clock.clearTimeout(this.#total);
    this.#clock.clearTimeout(this.#step);
    this.#socket.destroy();
    settle(result);
  }
}

function mediaType(response: http.IncomingMessage): string | undefined {
  return response.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
}
