import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { type CardPeople, PIN, cardPeople } from '../../../../test/support/card-people.ts';
import { memoryTries } from './pin-object.ts';
import type { VirtualCard } from './virtual-card.ts';

const clock = new HandClock();
let people: CardPeople;
let card: VirtualCard;

beforeAll(async () => {
  people = await cardPeople(clock);
});
afterAll(() => people.remove());
beforeEach(() => {
  card = people.card();
  card.signal('on');
});

const AP = '00a4040c0ad392f000260100000001';
const GOOD = `0020009804${Buffer.from(PIN).toString('hex')}`;
const BAD = '002000980430303030';
const SIGN = '802a009702abcd00';

async function send(...commands: readonly string[]): Promise<string> {
  let answer: Uint8Array = new Uint8Array();
  for (const command of commands) answer = await card.transmit(Buffer.from(command, 'hex'));
  return Buffer.from(answer.subarray(-2)).toString('hex');
}

test.each<readonly [string, readonly string[], string]>([
  ['SELECT AP', [AP], '9000'],
  ['another AP', ['00a4040c0ad3921000310001010408'], '6a82'],
  ['READ before SELECT AP', ['00b0860020'], '6a82'],
  ['SELECT MF outside an AP', ['00a40000'], '6a86'],
  ['SELECT MF inside changes nothing', [AP, '00a40000', '00b0860020'], '9000'],
  ['SELECT EF', [AP, '00a4020c02000a'], '9000'],
  ['SELECT of no EF', [AP, '00a4020c02001f'], '6a82'],
  ['READ without current EF', [AP, '00b0000010'], '6986'],
  ['READ of a PIN', [AP, '00a4020c020018', '00b0000010'], '6981'],
  ['READ of the sealed signature certificate', [AP, '00b0810010'], '6982'],
  ['READ past the end', [AP, '00b0860020', '00b000a001'], '6b00'],
  ['READ across the end', [AP, '00b0860020', '00b0009fff'], '9000'],
  ['READ without Le', [AP, '00b08600'], '6700'],
  ['counter', [AP, '00200098'], '63c3'],
  ['counter by current EF', [AP, '00a4020c020018', '00200080'], '63c3'],
  ['counter of the signature PIN', [AP, '00a4020c02001b', '00200080'], '63c5'],
  ['counter of no PIN', [AP, '00200080'], '6a88'],
  ['right PIN', [AP, GOOD], '9000'],
  ['counter after the right PIN', [AP, GOOD, '00200098'], '9000'],
  ['wrong PIN', [AP, BAD], '63c2'],
  ['wrong PIN, last try', [AP, BAD, BAD, BAD], '63c0'],
  ['right PIN when blocked', [AP, BAD, BAD, BAD, GOOD], '6984'],
  ['counter when blocked', [AP, BAD, BAD, BAD, '00200098'], '63c0'],
  ['PIN of another length', [AP, '002000980331323300'.slice(0, 16)], '6700'],
  ['a wrong PIN after the right one', [AP, GOOD, BAD, SIGN], '6982'],
  ['sign without PIN', [AP, SIGN], '6982'],
  ['sign', [AP, GOOD, SIGN], '9000'],
  ['sign by current EF', [AP, GOOD, '00a4020c020017', '802a008002abcd00'], '9000'],
  ['sign with no key', [AP, GOOD, '802a008002abcd00'], '6a88'],
  ['sign without Le', [AP, GOOD, '802a009702abcd'], '6700'],
  ['sign in another mode', [AP, GOOD, '802a029702abcd00'], '6a86'],
  ['sign 245 bytes', [AP, GOOD, `802a0097f5${'00'.repeat(245)}00`], '9000'],
  ['sign 246 bytes', [AP, GOOD, `802a0097f6${'00'.repeat(246)}00`], '6985'],
  ['sign after selecting the AP again', [AP, GOOD, AP, SIGN], '9000'],
  ['unknown instruction', [AP, '00ff0000'], '6d00'],
  ['unknown class', [AP, '90b0860020'], '6e00'],
  ['lengths that do not fit', [AP, '00a4020c0200'], '6700'],
])('%s', async (_, commands, expected) => {
  expect(await send(...commands)).toBe(expected);
});

test('a reset keeps the PIN and loses the application; power off loses both', async () => {
  await send(AP, GOOD);
  card.signal('reset');
  expect(await send(SIGN)).toBe('6a82');
  expect(await send(AP, SIGN)).toBe('9000');
  card.signal('off');
  card.signal('on');
  expect(await send(AP, SIGN)).toBe('6982');
});

test('says nothing without power', async () => {
  card.signal('off');
  expect(await send(AP)).toBe('');
});

test('the counter outlives the card', async () => {
  const tries = memoryTries();
  card = people.card({ id: 'same', tries });
  card.signal('on');
  await send(AP, BAD, BAD);
  card = people.card({ id: 'same', tries });
  card.signal('on');
  expect(await send(AP, '00200098')).toBe('63c1');
});

test('a slow card takes its time', async () => {
  card = people.card({ quirks: { delayMs: 300 } });
  card.signal('on');
  let settled = false;
  const answer = send(AP).finally(() => (settled = true));
  clock.advance(299);
  await Promise.resolve();
  expect(settled).toBe(false);
  clock.advance(1);
  expect(await answer).toBe('9000');
});
