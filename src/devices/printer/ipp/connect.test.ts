import { once } from 'node:events';
import https from 'node:https';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { selfSigned } from '../../../../test/support/self-signed.ts';
import { printerAddress } from './address.ts';
import type { PrinterTls } from './connect.ts';
import { httpExchange } from './transport.ts';

// A printer with a certificate of its own making, as most have.

const REPLY = Buffer.from('reply');
let printer: https.Server;
let uri: string;
let pem: string;
let pin: string;
let requests = 0;

beforeAll(async () => {
  const own = selfSigned();
  pem = own.cert;
  pin = own.sha256;
  printer = https.createServer({ key: own.key, cert: own.cert }, (request, response) => {
    requests += 1;
    request.resume();
    response.writeHead(200, { 'Content-Type': 'application/ipp', 'Content-Length': REPLY.length }).end(REPLY);
  });
  printer.listen(0, '127.0.0.1');
  await once(printer, 'listening');
  const address = printer.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  uri = `ipps://127.0.0.1:${address.port}/ipp/print`;
});
beforeEach(() => {
  requests = 0;
});
afterAll(() => {
  printer.closeAllConnections();
  printer.close();
});

function ask(tls: PrinterTls | undefined, to = uri) {
  const deadlines = { connectMs: 1_000, idleMs: 1_000, totalMs: 1_000 };
  return httpExchange({ address: printerAddress(to), tls, clock: new HandClock(), deadlines })(
    Buffer.from('request'),
  );
}

test('its certificate known beforehand, as pin or as authority: it is talked to', async () => {
  expect(await ask({ pin })).toEqual({ ok: true, value: REPLY });
  const asPrinted = pin.toUpperCase().replaceAll(/(..)(?=.)/g, '$1:');
  expect(await ask({ pin: asPrinted })).toEqual({ ok: true, value: REPLY });
  expect(await ask({ ca: pem })).toEqual({ ok: true, value: REPLY });
});

test('another pin: not a byte is sent', async () => {
  const wrong = await ask({ pin: pin.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) });
  expect(wrong).toMatchObject({ ok: false, error: { kind: 'certificate', sent: 'no' } });
  expect(requests).toBe(0);
});

test('an empty pin pins nothing, and is refused', async () => {
  expect(await ask({ pin: '' })).toMatchObject({ ok: false, error: { kind: 'certificate', sent: 'no' } });
  expect(requests).toBe(0);
});

test('nothing known of it: not a byte is sent', async () => {
  expect(await ask(undefined)).toMatchObject({ ok: false, error: { kind: 'certificate', sent: 'no' } });
  expect(requests).toBe(0);
});

test('its authority known, but under another name: not a byte is sent', async () => {
  const named = await ask({ ca: pem }, uri.replace('127.0.0.1', 'localhost'));
  expect(named).toMatchObject({ ok: false, error: { kind: 'certificate', sent: 'no' } });
  expect(requests).toBe(0);
});
