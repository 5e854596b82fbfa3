import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { ok } from '#contract/result.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';

import { type CardPeople, PIN, cardPeople } from '../../../test/support/card-people.ts';
import { FAILURE, FakePcscd } from '../../../test/support/fake-pcsc.ts';
import { JPKI_AID, selectApplication } from './apdu.ts';
import { openPcsc } from './pcsc.ts';
import type { CardPort, CardSession } from './port.ts';
import { openCardReader } from './reader.ts';
import type { Icc } from './simulator/icc.ts';
import type { CardTransport } from './transport.ts';

const clock = new HandClock();
let people: CardPeople;
let pcscd: FakePcscd;
let transport: CardTransport;
let port: CardPort;

const turn = () => new Promise((resolve) => void setImmediate(resolve));

async function lay(card: Icc | undefined): Promise<void> {
  pcscd.reader.lay(card);
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
  pcscd = new FakePcscd();
  transport = openPcsc({ clock, load: pcscd.load });
  port = openCardReader({ transport, trust: [people.authority.certificatePem], clock });
  await turn();
  pcscd.plug();
  await turn();
});

test('a reader that is unplugged takes its card along; plugged in again, it serves the next', async () => {
  await lay(people.card());
  const session = await accept();
  await session.verifyPin(Buffer.from(PIN));
  pcscd.unplug();
  await turn();
  expect(port.status()).toEqual({ device: 'noReader', media: 'unknown', reader: undefined });
  expect(await session.sign(Buffer.from('nonce'))).toMatchObject({ error: { code: 'removed' } });
  expect(await port.accept()).toMatchObject({ error: { code: 'noReader', who: 'technician' } });

  pcscd.plug();
  await lay(people.card({ credential: people.other }));
  expect(port.status()).toMatchObject({ device: 'ready', media: 'present' });
  expect(await session.triesLeft()).toMatchObject({ error: { code: 'removed' } });
  await nextIsServed();
});

test.each([
  ['reset by another program', FAILURE.reset],
  ['changed within one poll', FAILURE.swapped],
  ['lifted', FAILURE.removed],
  ['lifted during a command, on a CCID reader', FAILURE.broken],
])('%s: the session ends for good, and the next card is served', async (_, failure) => {
  await lay(people.card());
  const session = await accept();
  expect(await session.verifyPin(Buffer.from(PIN))).toMatchObject({ ok: true });
  pcscd.reader.fail(failure);
  expect(await session.sign(Buffer.from('nonce'))).toMatchObject({
    error: { code: 'removed', who: 'resident' },
  });
  pcscd.reader.failure = undefined; // on the old handle another card may answer now
  expect(await session.sign(Buffer.from('nonce'))).toMatchObject({ error: { code: 'removed' } });
  await lay(undefined);
  await lay(people.card({ credential: people.other }));
  await nextIsServed();
});

test('two cards at once are a card that cannot be read, and one of them alone is served', async () => {
  pcscd.reader.layTwo();
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
  pcscd.reader.fail(FAILURE.swapped);
  expect(await connection.value.transmit(select)).toMatchObject({ error: { code: 'removed' } });
  pcscd.reader.failure = undefined;
  expect(await connection.value.transmit(select)).toMatchObject({ error: { code: 'removed' } });
});

test('a card that lies on the old handle is met on a new one', async () => {
  await lay(people.card());
  await accept(); // left open, as after a crash of whoever held it
  await lay(undefined);
  await lay(people.card({ credential: people.other }));
  expect(pcscd.reader.connected).toBe(true);
  await nextIsServed();
});
