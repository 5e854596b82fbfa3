import { EventEmitter } from 'node:events';

import type { PcscClient, PcscReader } from 'pcsclite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';
import { ok } from '#contract/result.ts';

import { type CardPeople, PIN, cardPeople } from '../../../test/support/card-people.ts';
import { JPKI_AID, selectApplication } from './apdu.ts';
import { openPcsc } from './pcsc.ts';
import type { CardPort, CardSession } from './port.ts';
import { openCardReader } from './reader.ts';
import type { Icc } from './simulator/icc.ts';
import type { CardTransport } from './transport.ts';

const EMPTY = 0x10;
const PRESENT = 0x20;
const MUTE = 0x200;
type Done<T> = (error?: Error, value?: T) => void;

/** A reader of the binding's kind: it keeps its handle as pcsclite does, and fails as pcscd does. */
class FakeReader extends EventEmitter implements PcscReader {
  readonly name = 'Fake reader 00 00';
  readonly SCARD_SHARE_EXCLUSIVE = 1;
  readonly SCARD_UNPOWER_CARD = 2;
  connected = false;
  /** What every further command ends with, as pcsclite words it. */
  failure: string | undefined;
  #card: Icc | undefined;
  #events = 0;
  #flags = EMPTY;

  lay(card: Icc | undefined): void {
    this.#card = card;
    this.#tell(card ? PRESENT : EMPTY);
  }

  /** Two at once, of which the reader's field gets no proper answer. */
  layTwo(): void {
    this.#card = undefined;
    this.#tell(PRESENT | MUTE);
  }

  #tell(flags: number): void {
    this.#flags = flags;
    this.#events += 1;
    this.emit('status', { state: (this.#events << 16) | flags });
  }

  connect(_: unknown, done: Done<number>): void {
    if (this.connected) return done(); // neither error nor protocol: the binding's own defect
    if (this.#flags & MUTE) return done(new Error('Card is unresponsive. (0x80100066)'));
    if (this.#card === undefined) return done(new Error('No smart card inserted. (0x8010000c)'));
    this.failure = undefined;
    this.connected = true;
    this.#card.signal('on');
    done(undefined, 2);
  }

  disconnect(_: number, done: Done<never>): void {
    this.connected = false;
    this.#card?.signal('off');
    done();
  }

  transmit(command: Buffer, _bytes: number, _protocol: number, done: Done<Buffer>): void {
    if (this.failure !== undefined) return done(new Error(this.failure));
    void this.#card?.transmit(command).then((answer) => done(undefined, Buffer.from(answer)));
  }

  close(): void {
    this.emit('end');
  }
}

class FakeClient extends EventEmitter implements PcscClient {
  close(): void {
    this.removeAllListeners();
  }
}

const clock = new HandClock();
let people: CardPeople;
let client: FakeClient;
let reader: FakeReader;
let transport: CardTransport;
let port: CardPort;

const turn = () => new Promise((resolve) => void setImmediate(resolve));

function plug(): FakeReader {
  const fresh = new FakeReader();
  client.emit('reader', fresh);
  return fresh;
}

async function lay(card: Icc | undefined): Promise<void> {
  reader.lay(card);
  await turn();
}

async function accept(): Promise<CardSession> {
  const accepted = await port.accept();
  if (!accepted.ok) throw new Error(accepted.error.code);
  return accepted.value;
}

async function nextIsServed(): Promise<void> {
  const session = await accept();
  expect(await session.readCertificate()).toMatchObject({ value: { der: people.other.certificate } });
  expect(await session.verifyPin(Buffer.from(PIN))).toMatchObject({ ok: true });
  expect(await session.sign(Buffer.from('nonce'))).toMatchObject({ ok: true });
  await session.close();
}

beforeAll(async () => {
  people = await cardPeople(clock);
});
afterAll(() => people.remove());
beforeEach(async () => {
  client = new FakeClient();
  transport = openPcsc({ clock, load: () => Promise.resolve(ok(() => client)) });
  port = openCardReader({ transport, trust: [people.authority.certificatePem], clock });
  await turn();
  reader = plug();
  await lay(undefined);
});

test('a reader that is unplugged takes its card along; plugged in again, it serves the next', async () => {
  await lay(people.card());
  const session = await accept();
  await session.verifyPin(Buffer.from(PIN));
  reader.emit('end');
  await turn();
  expect(port.status()).toEqual({ device: 'noReader', media: 'unknown', reader: undefined });
  expect(await session.sign(Buffer.from('nonce'))).toMatchObject({ error: { code: 'removed' } });
  expect(await port.accept()).toMatchObject({ error: { code: 'noReader', who: 'technician' } });

  reader = plug();
  await lay(people.card({ credential: people.other }));
  expect(port.status()).toMatchObject({ device: 'ready', media: 'present' });
  expect(await session.triesLeft()).toMatchObject({ error: { code: 'removed' } });
  await nextIsServed();
});

test.each([
  ['reset by another program', 'Card was reset. (0x80100068)'],
  ['changed within one poll', 'Transaction failed. (0x80100016)'],
  ['lifted', 'Card was removed. (0x80100069)'],
  ['lifted during a command, on a CCID reader', 'RPC transport error. (0x8010002f)'],
])('%s: the session ends for good, and the next card is served', async (_, failure) => {
  await lay(people.card());
  const session = await accept();
  expect(await session.verifyPin(Buffer.from(PIN))).toMatchObject({ ok: true });
  reader.failure = `SCardTransmit error: ${failure}`;
  expect(await session.sign(Buffer.from('nonce'))).toMatchObject({
    error: { code: 'removed', who: 'resident' },
  });
  reader.failure = undefined; // on the old handle another card may answer now
  expect(await session.sign(Buffer.from('nonce'))).toMatchObject({ error: { code: 'removed' } });
  await lay(undefined);
  await lay(people.card({ credential: people.other }));
  await nextIsServed();
});

test('two cards at once are a card that cannot be read, and one of them alone is served', async () => {
  reader.layTwo();
  await turn();
  expect(port.status()).toMatchObject({ media: 'present' });
  expect(await port.accept()).toMatchObject({ error: { code: 'unreadable', who: 'resident' } });
  await lay(undefined);
  await lay(people.card({ credential: people.other }));
  await nextIsServed();
});

test('a connection that failed once never speaks again, though a card answers on its handle', async () => {
  await lay(people.card());
  const connection = await transport.connect();
  if (!connection.ok) throw new Error(connection.error.code);
  const select = selectApplication(JPKI_AID);
  expect(await connection.value.transmit(select)).toEqual(ok(Buffer.from('9000', 'hex')));
  reader.failure = 'SCardTransmit error: Transaction failed. (0x80100016)';
  expect(await connection.value.transmit(select)).toMatchObject({ error: { code: 'removed' } });
  reader.failure = undefined;
  expect(await connection.value.transmit(select)).toMatchObject({ error: { code: 'removed' } });
});

test('a card that lies on the old handle is met on a new one', async () => {
  await lay(people.card());
  await accept(); // left open, as after a crash of whoever held it
  await lay(undefined);
  await lay(people.card({ credential: people.other }));
  expect(reader.connected).toBe(true);
  await nextIsServed();
});
