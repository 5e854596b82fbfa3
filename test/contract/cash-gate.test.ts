import { expect, test } from 'vitest';

import { wait } from '#contract/clock.ts';
import { benchInMemory } from '../support/cash-in-memory.ts';
import { paying } from '../support/cash-resident.ts';

const FILL = { 10: 20, 50: 10, 100: 20, 500: 10 };
const READ_BACK = 230;

test('a gate that stays open though it was shut is found out, and no deposit goes on before it', async () => {
  const { bench } = benchInMemory({ pace: 'instant', fill: FILL });
  await bench.start();
  const { machine, cash, ...pays } = await paying(bench, 300);
  await pays.coins(100);
  await pays.open(100);
  machine.stickGate(true);
  expect(await pays.fix()).toMatchObject({ ok: false, error: { code: 'offline', who: 'technician' } });
  expect(cash.status()).toMatchObject({ device: 'offline', accepting: [] });

  machine.stickGate(false);
  await pays.until(() => cash.status().device === 'ready');
  const next = await paying(bench, 100);
  await next.coins(100);
  expect(await next.fix()).toEqual({ ok: true, value: { credited: 100 } });
  await bench.end();
});

test('a deposit is fixed only when its gate has been seen to be shut', async () => {
  const { bench } = benchInMemory({ pace: 'instant', fill: FILL });
  await bench.start();
  const { machine, ...pays } = await paying(bench, 300);
  await pays.open(100);
  const heard: number[] = [];
  machine.subscribe((event) => {
    if (event.type === 'command' && event.address === 2) heard.push(event.header);
  });
  await pays.fix();
  expect(heard.slice(heard.lastIndexOf(231))).toContain(READ_BACK);
  await bench.end();
});

test('a gate that rests is read back now and then', async () => {
  const { bench, clock } = benchInMemory({ pace: 'real', fill: FILL });
  await bench.start();
  let reads = 0;
  bench.machine.subscribe((event) => {
    if (event.type === 'command' && event.header === READ_BACK) reads += 1;
  });
  await bench.settle(wait(clock, 10_000));
  expect(reads).toBeGreaterThanOrEqual(5);
  expect(reads).toBeLessThanOrEqual(10);
  await bench.end();
});
