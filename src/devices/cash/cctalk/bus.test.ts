import { expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { Bus, MAX_WAITING } from './bus.ts';
import { requestSerial } from './command.ts';
import { HOST, encodeFrame } from './frame.ts';
import { dispenseCoins } from './hopper-commands.ts';

const TIMING = { replyMs: 500, gapMs: 50, tries: 4 };
const from = (source: number, header: number, ...data: number[]) =>
  encodeFrame({ destination: HOST, source, header, data: Uint8Array.from(data) });
const SERIAL = from(2, 0, 0x4e, 0x61, 0xbc);

/** A bus whose device answers the n-th command as the script's n-th entry says: what, and how many ms later. */
async function scripted(...script: readonly (readonly [number, Uint8Array] | undefined)[]) {
  const clock = new HandClock();
  const bus = new Bus(clock, TIMING);
  const sent: Uint8Array[] = [];
  let hear: (bytes: Uint8Array) => void = () => undefined;
  await bus.connect((listener) => {
    hear = listener.data;
    return Promise.resolve({
      write: (bytes) => {
        const [ms, reply] = script[sent.length] ?? [];
        sent.push(bytes);
        if (reply !== undefined) clock.setTimeout(() => hear(reply), ms ?? 0);
      },
      close: () => Promise.resolve(),
    });
  });
  return { bus, clock, sent };
}

test('gives the answer', async () => {
  const { bus, clock } = await scripted([5, SERIAL]);
  expect(await clock.run(bus.exchange(2, requestSerial()))).toEqual({ ok: true, value: 12_345_678 });
});

test.each([
  ['nothing', undefined],
  ['a wrong checksum', [5, SERIAL.with(7, 0)]],
  ['another device', [5, from(3, 0, 1, 2, 3)]],
  ['an illegal length', [5, from(2, 0, 1, 2)]],
  ['BUSY', [5, from(2, 6)]],
] as const)('asks again after %s, as often as it may and no more', async (_, wrong) => {
  const enough = await scripted(wrong, wrong, wrong, [5, SERIAL]);
  expect(await enough.clock.run(enough.bus.exchange(2, requestSerial()))).toMatchObject({ ok: true });
  const short = await scripted(wrong, wrong, wrong, wrong, [5, SERIAL]);
  expect(await short.clock.run(short.bus.exchange(2, requestSerial()))).toMatchObject({ ok: false });
  expect(short.sent).toHaveLength(TIMING.tries);
});

test('never asks twice for money', async () => {
  const { bus, clock, sent } = await scripted(undefined, [5, from(3, 0, 1)]);
  expect(await clock.run(bus.exchange(3, dispenseCoins(1, 5)))).toEqual({ ok: false, error: 'silent' });
  expect(sent).toHaveLength(1);
});

test('does not take a late reply for the answer to the next command', async () => {
  const late = from(2, 0, 1, 0, 0);
  const { bus, clock } = await scripted([TIMING.replyMs + 30, late], [5, SERIAL]);
  expect(await clock.run(bus.exchange(2, requestSerial()))).toEqual({ ok: true, value: 12_345_678 });
});

test('takes no late reply for the answer to a repeat, nor then that one for the answer to the next question', async () => {
  const late = (value: number) => [TIMING.replyMs + 200, from(2, 0, value, 0, 0)] as const;
  const { bus, clock } = await scripted(late(1), late(1), late(1), late(1), late(2), [
    5,
    from(2, 0, 2, 0, 0),
  ]);
  expect(await clock.run(bus.exchange(2, requestSerial()))).toEqual({ ok: false, error: 'silent' });
  expect(await clock.run(bus.exchange(2, requestSerial()))).toEqual({ ok: true, value: 2 });
});

test('lets so many wait, and turns one more away', async () => {
  const { bus, clock } = await scripted();
  const waiting = Array.from({ length: MAX_WAITING }, () => bus.exchange(2, requestSerial()));
  expect(await bus.exchange(2, requestSerial())).toEqual({ ok: false, error: 'busy' });
  const results = await clock.run(Promise.all(waiting));
  expect(results).toEqual(waiting.map(() => ({ ok: false, error: 'silent' })));
});

test('says at once that the line is closed', async () => {
  const { bus, clock } = await scripted();
  const waiting = bus.exchange(2, requestSerial());
  clock.setTimeout(() => void bus.disconnect(), 100);
  expect(await clock.run(waiting)).toEqual({ ok: false, error: 'closed' });
  expect(clock.monotonic()).toBeLessThan(TIMING.replyMs);
});
