import { expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { scripted } from '../../../test/support/scripted-card.ts';
import { readBinary } from './apdu.ts';
import { Channel } from './channel.ts';
import { APDU_LIMIT_MS } from './transport.ts';

const read = readBinary(0, 256);

function channel(answers: readonly string[]) {
  const clock = new HandClock();
  const { connection, sent } = scripted(answers);
  return { channel: new Channel(connection, clock), clock, sent };
}

test('6Cxx is asked again once with that Le, 61xx is gathered to the end', async () => {
  const { channel: card, sent } = channel(['6c05', 'aaaa6103', 'bbbb6101', 'cc9000']);
  expect(await card.fetch(read)).toEqual({
    ok: true,
    value: { data: Buffer.from('aaaabbbbcc', 'hex'), sw: 0x9000 },
  });
  expect(sent).toEqual(['00b0000000', '00b0000005', '00c0000003', '00c0000001']);
});

test('6Cxx twice is the answer', async () => {
  const { channel: card } = channel(['6c05', '6c05']);
  expect(await card.fetch(read)).toMatchObject({ value: { sw: 0x6c05 } });
});

test('an answer without end ends the session; the longest there is does not', async () => {
  const longest = [...Array.from({ length: 256 }, () => 'aa6101'), '9000'];
  expect(await channel(longest).channel.fetch(read)).toMatchObject({ ok: true });
  const { channel: card } = channel(['aa6101', ...longest, '9000']);
  expect(await card.fetch(read)).toMatchObject({ error: { code: 'protocol' } });
  expect(await card.send(read)).toMatchObject({ error: { code: 'removed' } });
});

test.each(['', '90'])('an answer of "%s" means that the card is gone, for good', async (answer) => {
  const { channel: card, sent } = channel([answer, '9000']);
  expect(await card.send(read)).toMatchObject({ error: { code: 'removed' } });
  expect(await card.send(read)).toMatchObject({ error: { code: 'removed' } });
  expect(sent).toHaveLength(1);
});

test('gives a command its time and no more', async () => {
  const { channel: card, clock } = channel([]);
  let settled = false;
  const answer = card.send(read).finally(() => (settled = true));
  clock.advance(APDU_LIMIT_MS - 1);
  await Promise.resolve();
  expect(settled).toBe(false);
  clock.advance(1);
  expect(await answer).toMatchObject({ error: { code: 'timeout', who: 'resident' } });
  expect(await card.send(read)).toMatchObject({ error: { code: 'removed' } });
});
