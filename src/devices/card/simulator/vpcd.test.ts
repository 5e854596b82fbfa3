import { once } from 'node:events';
import { connect } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { machineClock } from '#contract/clock.ts';

import { type CardPeople, cardPeople } from '../../../../test/support/card-people.ts';
import type { CardTransport } from '../transport.ts';
import { VirtualReader } from './virtual-reader.ts';
import { FrameReader, frame } from './vpcd-frames.ts';
import { openVpcd } from './vpcd.ts';

let people: CardPeople;
beforeAll(async () => {
  people = await cardPeople(machineClock);
});
afterAll(() => people.remove());

function inserted(transport: CardTransport): Promise<void> {
  return new Promise((resolve) => {
    const stop = transport.subscribe(({ type }) => {
      if (type !== 'inserted') return;
      stop();
      resolve();
    });
  });
}

test('frames survive any cutting of the stream', () => {
  const payloads = [
    Buffer.from([4]),
    Buffer.alloc(0),
    Buffer.from('00b0860020', 'hex'),
    Buffer.alloc(0xffff, 7),
  ];
  const stream = Buffer.concat(payloads.map((payload) => frame(payload)));
  for (const size of [1, 2, 3, 1000, stream.length]) {
    const reader = new FrameReader();
    const frames: Buffer[] = [];
    for (let at = 0; at < stream.length; at += size)
      frames.push(...reader.push(stream.subarray(at, at + size)));
    expect(frames).toEqual(payloads);
  }
});

test('a frame has its limit', () => {
  expect(() => frame(Buffer.alloc(0x10000))).toThrow(RangeError);
});

test('one card at a time: a second one is turned away', async () => {
  const { transport, port } = await openVpcd();
  const there = inserted(transport);
  const first = connect(port, '127.0.0.1');
  await there;
  const second = connect(port, '127.0.0.1').on('error', () => undefined);
  await once(second, 'close');
  expect(transport.status().media).toBe('present');
  first.destroy();
  await transport.close();
});

test('a card stays laid while the reader is away, and is met again', async () => {
  const { transport, port } = await openVpcd();
  const reader = new VirtualReader({ port, clock: machineClock });
  const there = inserted(transport);
  await reader.lay(people.card());
  await there;
  await transport.close();
  const again = await openVpcd({ port });
  await inserted(again.transport);
  expect(await again.transport.connect()).toMatchObject({ ok: true });
  await reader.lift();
  await again.transport.close();
});

test('lifting ends the waiting for a reader that never came', async () => {
  const { transport, port } = await openVpcd();
  await transport.close();
  const reader = new VirtualReader({ port, clock: machineClock });
  const laid = reader.lay(people.card());
  await Promise.resolve();
  await reader.lift();
  expect(await laid).toBeUndefined();
});
