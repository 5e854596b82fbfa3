import { expect, test } from 'vitest';

import { checkDigit } from '#contract/check-digit.ts';

import { loadRelaySlips } from './register/relay-slips.ts';
import { readingOf } from './testing/reading.ts';
import { startCenter } from './testing/running-center.ts';
import { terminalAt } from './testing/terminal.ts';

const sampleSlips = loadRelaySlips('resources/town/relay-slips.json');
const ONE = '1000015';
const EXPIRED = '3000033';
const DAY_MS = 24 * 60 * 60_000;

async function counter() {
  const center = await startCenter([], { sampleSlips });
  const at = (which: 0 | 1) => {
    const terminal = terminalAt(center, 'visit-1', which);
    const call = async (name: string, more: object) => {
      const { status, body } = await terminal.call(name, { ...terminal.place, ...more });
      return status === 200 ? body : status;
    };
    return {
      asks: (slip: string) => call('relaySlip', { slip }),
      tells: (slip: string, request: string, fee = 300) => call('relayPaid', { slip, request, fee }),
    };
  };
  return { center, one: at(0), other: at(1) };
}

test('a slip says what it is for and what it costs, and asking changes nothing', async () => {
  const { center, one } = await counter();
  await using _ = center;
  const payable = { answer: 'payable', items: [{ kind: 'ResidentRecord', copies: 1, feeEach: 300 }] };
  expect([await one.asks(ONE), await one.asks(ONE)]).toEqual([payable, payable]);
});

test('a slip is paid once: told again under the same request the answer is the same, under another it is paid already', async () => {
  const { center, one, other } = await counter();
  await using _ = center;
  const paid = { answer: 'paid' };
  const already = { answer: 'refused', reason: 'paid' };
  expect(await one.tells(ONE, 'r-1')).toEqual(paid);
  await center.restart();
  expect(await one.tells(ONE, 'r-1')).toEqual(paid);
  expect([await one.tells(ONE, 'r-2'), await other.tells(ONE, 'r-1'), await other.asks(ONE)]).toEqual([
    already,
    already,
    already,
  ]);
  expect(await one.tells(ONE, 'r-1', 400)).toBe(409);
  using reading = readingOf(center.database);
  expect(reading.rows('SELECT number FROM relay_slips WHERE paid IS NOT NULL')).toEqual([{ number: ONE }]);
});

test.each([
  ['nobody knows', '4000046', 300, 'unknown'],
  ['is over', EXPIRED, 300, 'expired'],
  ['costs something else', ONE, 200, 'otherFee'],
])('a slip that %s is not paid, and stays refused for this request', async (_, slip, fee, reason) => {
  const { center, one } = await counter();
  await using _center = center;
  const refused = { answer: 'refused', reason };
  expect([await one.tells(slip, 'r-1', fee), await one.tells(slip, 'r-1', fee)]).toEqual([refused, refused]);
  using reading = readingOf(center.database);
  expect(reading.rows('SELECT number FROM relay_slips WHERE paid IS NOT NULL')).toEqual([]);
});

test('a slip can be paid until its day is over, to the millisecond', async () => {
  const { center, one } = await counter();
  await using _ = center;
  center.clock.time += DAY_MS;
  expect(await one.asks(ONE)).toMatchObject({ answer: 'payable' });
  center.clock.time += 1;
  expect(await one.asks(ONE)).toEqual({ answer: 'refused', reason: 'expired' });
});

test('a number with a wrong digit is no number', async () => {
  const { center, one } = await counter();
  await using _ = center;
  expect(await one.asks('1000016')).toBe(400);
});

test('the page hands out another slip, for itself alone', async () => {
  const { center, one } = await counter();
  await using _ = center;
  const press = (like: string, site: string) =>
    fetch(new URL(`/slips/${like}`, center.url()), {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': site },
    });
  expect((await press(ONE, 'cross-site')).status).toBe(404);
  expect((await press('9999999', 'same-origin')).status).toBe(404);
  expect((await press(ONE, 'same-origin')).status).toBe(303);
  using reading = readingOf(center.database);
  expect(reading.count('relay_slips')).toBe(sampleSlips.length + 1);
  const page = await (await fetch(center.url())).text();
  const [shown = ''] = /\d{3}-\d{4}/.exec(page) ?? [];
  const number = shown.replace('-', '');
  expect(checkDigit(number)).toBe(0);
  expect(await one.asks(number)).toMatchObject({ answer: 'payable' });
});
