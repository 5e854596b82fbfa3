import { expect, test } from 'vitest';

import { wait } from '#contract/clock.ts';
import { countOrders } from '../support/cash-resident.ts';
import { complains, played, wanted } from './cash-failures.ts';
import type { Failures, Paying } from './cash-failures.ts';

const inDoubt = ({ events }: Paying) => events.some(({ type }) => type === 'inDoubt');

const restartsWithACoinInside: Failures[number][1]['play'] = async (pays, { bench, clock }) => {
  await pays.coins(10);
  await pays.open(100);
  pays.machine.insertCoin(100);
  await bench.settle(wait(clock, 300));
  pays.machine.restart('coinAcceptor');
  await pays.until(() => inDoubt(pays));
  await pays.coins(50);
};

/** The rows of the failure table that are about coins, coming in and going out. */
const ROWS: Failures = [
  [
    '1. a coin jams at the credit sensor: no credit, in doubt up to the largest coin, shut until staff clear it',
    {
      play: async (pays, { bench }) => {
        pays.machine.jam('coinAcceptor');
        await pays.open(100);
        pays.machine.insertCoin(100);
        await pays.until(() => complains(bench, 'coinJam'));
        expect(pays.machine.takes(10)).toBe(false);
      },
      bounds: [0, 500],
      faults: ['coinJam/staff'],
    },
  ],
  [
    '1. a coin is swallowed: no credit, in doubt, and what comes after it still counts',
    {
      play: async (pays) => {
        pays.machine.swallowCoin();
        await pays.open(100);
        pays.machine.insertCoin(100);
        await pays.until(() => inDoubt(pays));
        await pays.coins(100);
      },
      bounds: [100, 600],
      places: { cashbox: { 100: 1 } },
    },
  ],
  [
    '2. a coin is credited after the gate was shut: credited to its visit',
    {
      due: 1000,
      play: async (pays) => {
        await pays.coins(500);
        await pays.open(500);
        pays.machine.insertCoin(500);
        expect(await pays.fix()).toEqual({ ok: true, value: { credited: 1000 } });
      },
      bounds: [1000, 1000],
    },
  ],
  [
    '3. more than five events between two polls: five credited, two lost and known by the counters of each coin',
    {
      build: { lacks: [162] },
      due: 1000,
      play: async (pays, { bench, clock }) => {
        await pays.open(100);
        pays.machine.unplug();
        for (const coin of [50, 500, 10, 10, 10, 10, 10] as const) pays.machine.insertCoin(coin);
        await bench.settle(wait(clock, 400));
        pays.machine.replug();
        await pays.until(() => inDoubt(pays));
        expect(pays.journal.observations.at(-1)?.doubts).toMatchObject([{ min: 550, max: 550 }]);
      },
      bounds: [600, 600],
      places: { 'hopper:10': { 10: 25 } },
    },
  ],
  [
    '3. the same without counters of each coin: the two are reckoned by the life counter',
    {
      build: { lacks: [162, 150] },
      due: 1000,
      play: async (pays, { bench, clock }) => {
        await pays.open(100);
        pays.machine.unplug();
        for (let coins = 0; coins < 7; coins += 1) pays.machine.insertCoin(100);
        await bench.settle(wait(clock, 400));
        pays.machine.replug();
        await pays.until(() => inDoubt(pays));
      },
      bounds: [500 + 2 * 10, 500 + 2 * 500],
      places: { 'hopper:100': { 100: 27 } },
    },
  ],
  [
    '3. the same without a life counter: as many lost events as that, each up to the largest coin',
    {
      build: { lacks: [162, 225] },
      due: 1000,
      play: async (pays, { bench, clock }) => {
        await pays.open(100);
        pays.machine.unplug();
        for (let coins = 0; coins < 7; coins += 1) pays.machine.insertCoin(100);
        await bench.settle(wait(clock, 400));
        pays.machine.replug();
        await pays.until(() => inDoubt(pays));
      },
      bounds: [500, 500 + 2 * 500],
    },
  ],
  [
    '4. the coin acceptor restarts with a coin not yet told: known by its counters; inhibits and sorter are set again',
    {
      play: restartsWithACoinInside,
      bounds: [10 + 100 + 50, 10 + 100 + 50],
      places: { 'hopper:50': { 50: 11 } },
    },
  ],
  [
    '4. the same without counters of each coin: reckoned by the life counter',
    {
      build: { lacks: [150] },
      play: restartsWithACoinInside,
      bounds: [10 + 10 + 50, 10 + 500 + 50],
      places: { 'hopper:50': { 50: 11 } },
    },
  ],
  [
    '4. it restarts with nothing inside: nothing in doubt',
    {
      play: async (pays) => {
        await pays.coins(10);
        pays.machine.restart('coinAcceptor');
        await pays.coins(50);
      },
      bounds: [60, 60],
      places: { 'hopper:50': { 50: 11 } },
    },
  ],
  [
    '10. the core dies while a coin falls: it is credited once, whoever opens how often',
    {
      play: async (pays, { bench, clock }) => {
        await pays.open(100);
        pays.machine.insertCoin(100);
        await bench.kill();
        await bench.settle(wait(clock, 1_000));
        expect(await bench.start()).toMatchObject({ value: { lateCredits: [{ denomination: 100 }] } });
        await bench.kill();
        expect(await bench.start()).toMatchObject({ value: { lateCredits: [] } });
      },
      bounds: [100, 100],
    },
  ],
  [
    '11. a hopper runs empty in the middle of change: the rest in smaller coins, and it promises nothing more',
    {
      play: async (pays, { bench }) => {
        await pays.note();
        await pays.fix();
        pays.machine.emptyHopper(500);
        expect(await pays.out(700)).toMatchObject({ status: 'done', paid: 700 });
        expect(bench.cash.status().units).toContainEqual(
          expect.objectContaining({ unit: 'hopper:500', accuracy: 'inaccurate', replenishment: 'empty' }),
        );
      },
      bounds: [300, 300],
      faults: ['hopperEmpty/staff'],
      places: { tray: { 100: 7 } },
    },
  ],
  [
    '12. a hopper jams in the middle of change: the rest in smaller coins, it is left alone until staff clear and count it',
    {
      play: async (pays, { bench }) => {
        await pays.note();
        await pays.fix();
        pays.machine.jam('hopper:500');
        const orders = countOrders(bench);
        expect(await pays.out(700)).toMatchObject({ status: 'done', paid: 700 });
        expect(orders()).toBe(2);
      },
      bounds: [300, 300],
      faults: ['hopperJam/staff'],
      places: { tray: { 100: 7 } },
    },
  ],
  [
    '13. the print fails after the money is kept: all of it is paid back',
    {
      play: async (pays) => {
        await pays.note();
        await pays.fix();
        expect(await pays.out(1000)).toMatchObject({ status: 'done', paid: 1000 });
      },
      bounds: [0, 0],
    },
  ],
  [
    'the coin return is pressed: nothing moves',
    {
      play: async (pays) => {
        pays.machine.pressCoinReturn();
        await pays.until(() => pays.events.some(({ type }) => type === 'refused'));
        expect(pays.events).toContainEqual({ type: 'refused', reason: 'coinReturnPressed' });
      },
      bounds: [0, 0],
    },
  ],
];

test.each(ROWS)('%s', async (_, row) => {
  expect(await played(row)).toMatchObject(wanted(row));
});
