import { expect, test } from 'vitest';

import { HandClock, settled } from '#contract/testing/hand-clock.ts';

import { FIRST_RETRY_MS, LONGEST_RETRY_MS, openKeypad } from './driver.ts';
import { ScriptedHid } from './simulator/scripted-hid.ts';
import { TEN_KEY_DEVICE } from './simulator/ten-key.ts';

function stage(device = TEN_KEY_DEVICE) {
  const clock = new HandClock();
  const hid = new ScriptedHid();
  let looked = 0;
  const port = openKeypad({
    device,
    clock,
    load() {
      looked += 1;
      return Promise.resolve(hid);
    },
  });
  return { clock, hid, port, looked: () => looked };
}

test('a keypad that is away is looked for at growing intervals, up to a limit', async () => {
  const { clock, port, looked } = stage('ffff:ffff');
  await settled();
  expect([looked(), port.status()]).toEqual([1, { device: 'offline' }]);
  for (let wait = FIRST_RETRY_MS, times = 2; wait < LONGEST_RETRY_MS; wait *= 2, times += 1) {
    await clock.pass(wait - 1);
    expect(looked()).toBe(times - 1);
    await clock.pass(1);
    expect(looked()).toBe(times);
  }
  const before = looked();
  await clock.pass(10 * LONGEST_RETRY_MS);
  expect(looked()).toBe(before + 10);
  await port.close();
  expect(clock.timers).toBe(0);
});

test('a keypad that cannot be opened is no error, and is tried again', async () => {
  const { clock, hid, port } = stage();
  const opens = hid.open.bind(hid);
  hid.open = () => Promise.reject(new Error('cannot open device'));
  await settled();
  hid.open = opens;
  await clock.pass(LONGEST_RETRY_MS);
  expect(port.status()).toEqual({ device: 'ready' });
});

test('after it is closed nothing is told, and nothing is looked for', async () => {
  const { clock, hid, port } = stage();
  await settled();
  const told: unknown[] = [];
  port.subscribe((event) => told.push(event));
  await port.close();
  hid.keys.press({ key: 'enter' });
  hid.plug(false);
  hid.plug(true);
  await clock.pass(LONGEST_RETRY_MS);
  expect([told, clock.timers, port.status()]).toEqual([[], 0, { device: 'offline' }]);
});

test('one that comes after it was closed is let go at once', async () => {
  const { port } = stage();
  await port.close();
  expect(port.status()).toEqual({ device: 'offline' });
});
