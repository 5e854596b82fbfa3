import { EventEmitter } from 'node:events';

import type { PcscClient, PcscReader } from 'pcsclite';
import { expect, test } from 'vitest';

import { err, ok } from '#contract/result.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';

import { cardFault } from './faults.ts';
import { pcscFault } from './pcsc-codes.ts';
import { changes, cardState } from './pcsc-state.ts';
import { SETTLE_MS } from './pcsc-service.ts';
import { openPcsc } from './pcsc.ts';

const EMPTY = 0x10;
const PRESENT = 0x20;
const word = (counter: number, flags: number) => (counter << 16) | flags;

test.each([
  ['SCardTransmit error: Card was removed. (0x80100069)', 'removed'],
  ['SCardConnect error: No smart card inserted. (0x8010000c)', 'removed'],
  ['SCardTransmit error: Service not available. (0x8010001D)', 'noService'],
  ['SCardConnect error: Sharing violation. (0x8010000b)', 'noReader'],
  ['SCardConnect error: Card protocol mismatch. (0x8010000f)', 'unreadable'],
  ['something new', 'removed'],
])('%s', (text, code) => {
  expect(pcscFault(new Error(text)).code).toBe(code);
});

test.each([
  ['laid', word(0, EMPTY), word(1, PRESENT), ['inserted']],
  ['lifted', word(1, PRESENT), word(2, EMPTY), ['removed']],
  ['taken into use', word(1, PRESENT), word(1, PRESENT | 0x180), []],
  ['swapped unseen', word(1, PRESENT), word(3, PRESENT), ['removed', 'inserted']],
  ['swapped as the counter starts anew', word(0xffff, PRESENT), word(1, PRESENT), ['removed', 'inserted']],
  ['came and went unseen', word(0, EMPTY), word(2, EMPTY), []],
])('%s', (_, before, after, expected) => {
  expect(changes(cardState(before), cardState(after))).toEqual(expected);
});

/** A binding of which nothing is native: emits what it is told and remembers what was closed. */
class FakeReader extends EventEmitter implements PcscReader {
  readonly name = 'Fake reader';
  readonly connected = false;
  readonly SCARD_SHARE_EXCLUSIVE = 1;
  readonly SCARD_UNPOWER_CARD = 2;
  closed = false;
  connect(_: unknown, done: (error?: Error, protocol?: number) => void): void {
    done(undefined, 2);
  }
  disconnect(_: number, done: () => void): void {
    done();
  }
  transmit(_command: Buffer, _bytes: number, _protocol: number, done: () => void): void {
    done();
  }
  close(): void {
    this.closed = true;
  }
}

class FakeClient extends EventEmitter implements PcscClient {
  closed = false;
  close(): void {
    this.closed = true;
  }
}

const turn = () => new Promise((resolve) => void setImmediate(resolve));

test('without the binding there is no service, and closing is quiet', async () => {
  const load = () => Promise.resolve(err(cardFault('noService')));
  const transport = openPcsc({ clock: new HandClock(), load });
  await turn();
  expect(transport.status()).toEqual({ device: 'noService', media: 'unknown', reader: undefined });
  expect(await transport.connect()).toMatchObject({ error: { code: 'noService', who: 'technician' } });
  await transport.close();
});

test('tries pcscd again after growing waits, for ever, until it is closed', async () => {
  const clock = new HandClock();
  let tries = 0;
  const library = () => {
    tries += 1;
    throw new Error('SCardEstablishContext error: Service not available. (0x8010001d)');
  };
  const transport = openPcsc({ clock, load: () => Promise.resolve(ok(library)) });
  await turn();
  const counts: number[] = [];
  for (const ms of [249, 1, 499, 1, 1_000, 2_000, 4_000, 8_000, 8_000, 7_999]) {
    clock.advance(ms);
    await turn();
    counts.push(tries);
  }
  expect(counts).toEqual([1, 2, 2, 3, 4, 5, 6, 7, 8, 8]);
  await transport.close();
  clock.advance(60_000);
  await turn();
  expect(tries).toBe(8);
});

test('a dead instance is closed and a new one made', async () => {
  const clock = new HandClock();
  const clients: FakeClient[] = [];
  const library = () => {
    const client = new FakeClient();
    clients.push(client);
    return client;
  };
  const transport = openPcsc({ clock, load: () => Promise.resolve(ok(library)) });
  await turn();
  const [first] = clients;
  const reader = new FakeReader();
  first?.emit('reader', reader);
  reader.emit('status', { state: word(1, PRESENT) });
  await turn();
  expect(transport.status()).toEqual({ device: 'ready', media: 'present', reader: 'Fake reader' });

  const seen: string[] = [];
  transport.subscribe(({ type }) => seen.push(type));
  reader.emit('error', new Error('SCardGetStatusChange error: comm (0x80100013)'));
  first?.emit('error', new Error('SCardGetStatusChange error: comm (0x80100013)'));
  await turn();
  await turn();
  expect(seen).toContain('removed');
  expect(transport.status().device).toBe('noService');

  const late = new FakeReader();
  first?.emit('reader', late);
  clock.advance(SETTLE_MS - 1);
  await turn();
  expect([reader.closed, late.closed, first?.closed]).toEqual([false, false, false]);
  clock.advance(1);
  await turn();
  expect([reader.closed, late.closed, first?.closed]).toEqual([true, true, true]);
  expect(transport.status().device).toBe('noService');

  clock.advance(150);
  await turn();
  expect(clients).toHaveLength(2);
  expect(transport.status().device).toBe('noReader');
  first?.emit('error', new Error('Command cancelled (0x80100002)'));
  await turn();
  expect(transport.status().device).toBe('noReader');
  const closed = transport.close();
  await turn();
  clock.advance(SETTLE_MS);
  await closed;
});
