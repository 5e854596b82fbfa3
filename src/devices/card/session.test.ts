import { afterAll, beforeAll, expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { type CardPeople, PIN, cardPeople } from '../../../test/support/card-people.ts';
import { openCardReader } from './reader.ts';
import type { Icc } from './simulator/icc.ts';
import { VirtualSlot } from './simulator/slot.ts';

const clock = new HandClock();
let people: CardPeople;
beforeAll(async () => {
  people = await cardPeople(clock);
});
afterAll(() => people.remove());

/** A card whose answers can be changed, with every command that it was sent. */
function watched(
  card: Icc,
  change: (command: string, answer: Uint8Array) => Uint8Array = (_, answer) => answer,
) {
  const commands: string[] = [];
  const buffers: Uint8Array[] = [];
  const icc: Icc = {
    signal: (power) => card.signal(power),
    answerToReset: () => card.answerToReset(),
    async transmit(command) {
      const text = Buffer.from(command).toString('hex');
      commands.push(text);
      buffers.push(command);
      return change(text, await card.transmit(command));
    },
  };
  return { icc, commands, buffers };
}

async function sessionWith(card: Icc) {
  const transport = new VirtualSlot();
  transport.lay(card);
  const port = openCardReader({ transport, trust: [people.authority.certificatePem], clock });
  const accepted = await port.accept();
  if (!accepted.ok) throw new Error(accepted.error.code);
  return { port, session: accepted.value };
}

test('a whole session takes six commands and selects nothing after the PIN', async () => {
  const { icc, commands } = watched(people.card());
  const { session } = await sessionWith(icc);
  await session.readCertificate();
  await session.triesLeft();
  await session.verifyPin(Buffer.from(PIN));
  expect(await session.sign(Buffer.from('nonce'))).toMatchObject({ ok: true });
  expect(commands.map((command) => command.slice(0, 8))).toEqual([
    '00a4040c',
    '00b08600',
    '00b08a00',
    '00200098',
    '00200098',
    '802a0097',
  ]);
});

test('the command that carried the PIN is wiped, whatever the card says', async () => {
  for (const pin of [PIN, '1357']) {
    const { icc, commands, buffers } = watched(people.card());
    const { session } = await sessionWith(icc);
    await session.verifyPin(Buffer.from(pin));
    expect(commands.at(-1)).toBe(`0020009804${Buffer.from(pin).toString('hex')}`);
    expect(Buffer.from(buffers.at(-1) ?? [1])).toEqual(Buffer.alloc(9));
  }
});

test('a PIN that somebody else verified before is no PIN of this session', async () => {
  const card = people.card();
  const { icc } = watched(card, (command, answer) =>
    command === '00200098' ? Buffer.from('9000', 'hex') : answer,
  );
  const { session } = await sessionWith(icc);
  expect(await session.triesLeft()).toMatchObject({ error: { code: 'unreadable' } });
  expect(await session.sign(Buffer.from('nonce'))).toMatchObject({ error: { code: 'removed' } });
});

test('a signature by another card than the one that was read ends the session', async () => {
  const first = people.card();
  const second = people.card({ credential: people.other });
  let current = first;
  const { session } = await sessionWith({
    signal: (power) => {
      first.signal(power);
      second.signal(power);
    },
    answerToReset: () => current.answerToReset(),
    transmit: (command) => current.transmit(command),
  });
  await session.readCertificate();
  current = second;
  await second.transmit(Buffer.from('00a4040c0ad392f000260100000001', 'hex'));
  expect(await session.verifyPin(Buffer.from(PIN))).toMatchObject({ ok: true });
  expect(await session.sign(Buffer.from('nonce'))).toMatchObject({ error: { code: 'removed' } });
  expect(await session.triesLeft()).toMatchObject({ error: { code: 'removed' } });
});

test('a PIN that the card forgot within the session means another card', async () => {
  const card = people.card();
  const { icc } = watched(card, (command, answer) =>
    command.startsWith('802a') ? Buffer.from('6982', 'hex') : answer,
  );
  const { session } = await sessionWith(icc);
  await session.verifyPin(Buffer.from(PIN));
  expect(await session.sign(Buffer.from('nonce'))).toMatchObject({ error: { code: 'removed' } });
});

test('an answer without end is told as what it is, and ends the session', async () => {
  const { icc } = watched(people.card(), (command, answer) =>
    command.startsWith('00b08a') || command.startsWith('00c0') ? Buffer.from('aa6101', 'hex') : answer,
  );
  const { session } = await sessionWith(icc);
  expect(await session.readCertificate()).toMatchObject({ error: { code: 'protocol', who: 'technician' } });
  expect(await session.triesLeft()).toMatchObject({ error: { code: 'removed' } });
});

test.each([
  ['63c0', 'pinBlocked'],
  ['6984', 'pinBlocked'],
  ['6983', 'pinBlocked'],
  ['63c4', 'protocol'],
  ['6700', 'protocol'],
  ['6f00', 'protocol'],
])('VERIFY answered %s is %s', async (sw, code) => {
  const { icc } = watched(people.card(), (command, answer) =>
    command.startsWith('0020') ? Buffer.from(sw, 'hex') : answer,
  );
  const { session } = await sessionWith(icc);
  expect(await session.verifyPin(Buffer.from(PIN))).toMatchObject({ error: { code } });
});

test.each([
  ['6300', 'noPin'],
  ['6a88', 'noPin'],
  ['63c4', 'protocol'],
])('a counter of %s is %s', async (sw, code) => {
  const { icc } = watched(people.card(), (command, answer) =>
    command.startsWith('0020') ? Buffer.from(sw, 'hex') : answer,
  );
  const { session } = await sessionWith(icc);
  expect(await session.triesLeft()).toMatchObject({ error: { code } });
});

test('once an extended read failed on the way, chunks are used', async () => {
  let fail = true;
  const card = people.card();
  const transport = new VirtualSlot();
  const port = openCardReader({ transport, trust: [people.authority.certificatePem], clock });
  const read = async () => {
    const { icc } = watched(card, (command, answer) =>
      fail && command === '00b08a00000000' ? new Uint8Array() : answer,
    );
    transport.lay(icc);
    const accepted = await port.accept();
    if (!accepted.ok) throw new Error(accepted.error.code);
    return accepted.value.readCertificate();
  };
  expect(await read()).toMatchObject({ error: { code: 'removed' } });
  expect(port.capabilities().extendedLength).toBe(false);
  expect(await read()).toMatchObject({ ok: true });
  fail = false;
  expect(await read()).toMatchObject({ ok: true });
  expect(port.capabilities().extendedLength).toBe(false);
});
