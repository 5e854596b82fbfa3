import { expect, test } from 'vitest';

import type { Event } from '#contract/events.ts';
import { StaffId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import { settled } from '#contract/testing/hand-clock.ts';

import { NOTHING_NEW } from '../testing/ready-cash.ts';
import { UnitDoors } from './units.ts';

const BY = StaffId.parse('1003');
const ALL = 'hopper:10 hopper:50 hopper:100 hopper:500';

/** Cash devices that keep the rules of an exchange: one at a time, and only an open one ends. */
function doors() {
  const done: string[] = [];
  const raised: Event[] = [];
  const world = { open: false, ends: true };
  const cash: ConstructorParameters<typeof UnitDoors>[0]['cash'] = {
    open: () => Promise.resolve(ok(NOTHING_NEW)),
    beginExchange() {
      if (world.open) return Promise.resolve(err({ code: 'unitsOpen', who: 'staff' } as const));
      world.open = true;
      return Promise.resolve(ok());
    },
    endExchange({ opened }) {
      if (!world.ends) return Promise.reject(new Error('the disk is full'));
      done.push(opened.join(' '));
      world.open = false;
      return Promise.resolve(ok(NOTHING_NEW));
    },
  };
  const events = { raise: (event: Event): void => void raised.push(event) };
  return { doors: new UnitDoors({ cash, events }), world, done, raised };
}

test('an exchange is ended once, with the units that were opened', async () => {
  const { doors: unit, world, done } = doors();
  expect(await unit.open(BY)).toBeNull();
  unit.shut(['hopper:50']);
  unit.shut();
  await settled();
  expect([world.open, done]).toEqual([false, ['hopper:50']]);
});

test('one whose end failed is told, and ended when the stay is over, as if all hoppers had been opened', async () => {
  const { doors: unit, world, done, raised } = doors();
  await unit.open(BY);
  world.ends = false;
  unit.shut(['hopper:50']);
  await settled();
  expect(raised).toMatchObject([{ id: 'terminal.defect' }]);
  world.ends = true;
  unit.shut();
  await settled();
  expect([world.open, done]).toEqual([false, [ALL]]);
});

test('one that nobody could end is ended before the next is begun', async () => {
  const { doors: unit, world, done } = doors();
  world.open = true;
  expect(await unit.open(BY)).toBeNull();
  expect([world.open, done]).toEqual([true, [ALL]]);
});

test('the end of an exchange that opens late does not shut what is opened next', async () => {
  const { doors: unit, world, done } = doors();
  const late = unit.open(BY);
  unit.shut();
  const next = unit.open(BY);
  expect(await Promise.all([late, next])).toEqual([null, null]);
  expect([world.open, done]).toEqual([true, [ALL]]);
});
