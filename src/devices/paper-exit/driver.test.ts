import { expect, test } from 'vitest';

import { HandClock, settled } from '#contract/testing/hand-clock.ts';

import type { LineListener } from '../serial/line.ts';
import { FIRST_RETRY_MS, LONGEST_RETRY_MS, openPaperExit, POLL_MS, STEADY } from './driver.ts';
import type { PaperExitProfile } from './driver.ts';
import { LAMP_RETRY_MS } from './lamp.ts';
import type { PaperExitStatus } from './port.ts';
import { EXIT_SENSOR, ExitSensor } from './simulator/exit-sensor.ts';

function stage(profile: Partial<PaperExitProfile> = {}) {
  const clock = new HandClock();
  const world = { paper: false, there: true, opened: 0 };
  const sensor = new ExitSensor(() => world.paper);
  const told: PaperExitStatus[] = [];
  let line: LineListener | undefined;
  const port = openPaperExit({
    profile: { ...EXIT_SENSOR, address: 'unix:/in/memory', ...profile },
    clock,
    connect(listener) {
      world.opened += 1;
      if (!world.there) return Promise.reject(new Error('no such line'));
      line = listener;
      sensor.wire.connect(listener.data);
      return Promise.resolve({
        write: (bytes) => sensor.wire.receive(bytes),
        close: () => Promise.resolve(),
      });
    },
  });
  port.subscribe((status) => told.push(status));
  return { clock, world, sensor, told, port, cut: () => line?.closed(undefined) };
}

test('what does not last changes nothing', async () => {
  const { clock, world, told, port } = stage();
  await clock.pass(POLL_MS * STEADY);
  expect(told).toEqual([{ exit: 'empty' }]);
  world.paper = true;
  await clock.pass(POLL_MS * (STEADY - 1));
  world.paper = false;
  await clock.pass(POLL_MS * STEADY);
  expect(told).toHaveLength(1);
  await port.close();
  expect(clock.timers).toBe(0);
});

test('a contact that is wired the other way round says the other', async () => {
  const { clock, port } = stage({ paper: 'closed' });
  await clock.pass(POLL_MS * STEADY);
  expect(port.status()).toEqual({ exit: 'paper' });
  await port.close();
});

test('the lamp is as it shall be, whatever it was before, and again after its module was away', async () => {
  const { clock, sensor, port } = stage();
  sensor.lit = true;
  await clock.pass(POLL_MS);
  expect(sensor.lit).toBe(false);
  port.light(true);
  await clock.pass(2 * POLL_MS);
  expect(sensor.lit).toBe(true);
  sensor.powered = false;
  await clock.pass(1_000);
  sensor.lit = false;
  sensor.powered = true;
  await clock.pass(LAMP_RETRY_MS + 1_000);
  expect(sensor.lit).toBe(true);
  expect(port.status()).toEqual({ exit: 'empty' });
  await port.close();
  expect(clock.timers).toBe(0);
});

test('a lamp that is not there does not keep the sensor waiting', async () => {
  const { clock, world, sensor, port } = stage({ lamp: 3 });
  port.light(true);
  await clock.pass(1_000);
  world.paper = true;
  await clock.pass(POLL_MS * (STEADY + 1));
  expect([port.status(), sensor.lit]).toEqual([{ exit: 'paper' }, false]);
  await port.close();
});

test('an input that the module does not have is told as that', async () => {
  const { clock, port } = stage({ input: 7 });
  await clock.pass(POLL_MS * STEADY);
  expect(port.status()).toEqual({ exit: 'fault', fault: { code: 'refused', who: 'technician' } });
  await port.close();
});

test('a line that is away is tried at growing intervals, up to a limit, and used once it is there', async () => {
  const { clock, world, port, cut } = stage();
  world.there = false;
  await settled();
  cut();
  await clock.pass(0);
  expect(port.status()).toEqual({ exit: 'fault', fault: { code: 'offline', who: 'technician' } });
  for (let wait = FIRST_RETRY_MS, times = 2; wait < LONGEST_RETRY_MS; wait *= 2, times += 1) {
    await clock.pass(wait - 1);
    expect(world.opened).toBe(times - 1);
    await clock.pass(1);
    expect(world.opened).toBe(times);
  }
  world.there = true;
  await clock.pass(LONGEST_RETRY_MS + POLL_MS * STEADY);
  expect(port.status()).toEqual({ exit: 'empty' });
  await port.close();
  expect(clock.timers).toBe(0);
});

test('an address that is none is told at once', () => {
  expect(() => stageAt('cable 7')).toThrow('paperExit address not understood: cable 7');
});

function stageAt(address: string) {
  return openPaperExit({ profile: { ...EXIT_SENSOR, address }, clock: new HandClock() });
}
