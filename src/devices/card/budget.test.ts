import { afterAll, beforeAll, expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { type CardPeople, PIN, cardPeople } from '../../../test/support/card-people.ts';
import { openCardReader } from './reader.ts';
import type { Quirks } from './simulator/quirks.ts';
import { VirtualSlot } from './simulator/slot.ts';

const clock = new HandClock();
let people: CardPeople;
beforeAll(async () => {
  people = await cardPeople(clock);
});
afterAll(() => people.remove());

/** Commands of one visit, as the channel counts them: recognise, read, ask for the tries, present the PIN, sign. */
async function commands(quirks: Quirks): Promise<number> {
  const transport = new VirtualSlot();
  let answered = 0;
  const meter = { answered: () => (answered += 1) };
  const port = openCardReader({ transport, trust: [people.authority.certificatePem], clock, meter });
  transport.lay(people.card({ quirks }));
  const session = await port.accept();
  if (!session.ok) throw new Error(session.error.code);
  expect(await session.value.readCertificate()).toMatchObject({ ok: true });
  expect(await session.value.triesLeft()).toEqual({ ok: true, value: 3 });
  expect(await session.value.verifyPin(Buffer.from(PIN))).toMatchObject({ ok: true });
  expect(await session.value.sign(Buffer.from('nonce'))).toMatchObject({ ok: true });
  await port.close();
  return answered;
}

test.each<readonly [string, Quirks, number]>([
  ['with extended length', {}, 8],
  ['with extended length, at its worst', { firstCommandFails: true, padded: true }, 8],
  ['without', { shortOnly: true }, 20],
  ['without, at its worst', { shortOnly: true, classicOnly: true, firstCommandFails: true }, 20],
])('a card %s is read in time', async (_, quirks, most) => {
  const taken = await commands(quirks);
  expect(taken).toBeGreaterThanOrEqual(6);
  expect(taken).toBeLessThanOrEqual(most);
});
