import { describe, expect, test } from 'vitest';

import { MAX_BASKET } from '#contract/certificate.ts';
import type { ScreenName } from '#contract/screen.ts';

import { Rehearsal } from '../testing/visit.ts';

const started = () => new Rehearsal().start();
/** Longer than anything is waited for, ms. */
const FOR_EVER = 1_000_000_000;

/** A visit whose basket holds `lines` certificates. */
async function filled(lines: number): Promise<Rehearsal> {
  const visit = await started();
  await visit.toBasket();
  for (let line = 1; line < lines; line += 1) {
    await visit.tap('addMore', { name: 'chooseKind', kind: 'SealRegistration' }, 'next');
  }
  return visit;
}

describe('the basket', () => {
  test.each([
    [MAX_BASKET - 1, true, 'choose'],
    [MAX_BASKET, false, 'basket'],
  ])('with %i certificates: can more be added? %s', async (lines, canAdd, next) => {
    const visit = await filled(lines);
    expect(visit.screen).toMatchObject({ name: 'basket', canAdd });
    await visit.tap('addMore');
    expect(visit.name).toBe(next);
  });

  test.each([
    [MAX_BASKET - 1, 'choose'],
    [MAX_BASKET, 'basket'],
  ])('with %i certificates, refused: choosing another one leads to %s', async (lines, screen) => {
    const visit = await filled(lines);
    visit.desk.prepareRefusal = 'counter';
    await visit.tap('next');
    expect(visit.screen).toMatchObject({ name: 'trouble', area: 'person', canRetry: true });
    await visit.tap('retry');
    expect(visit.name).toBe(screen);
  });
});

describe('the PIN', () => {
  test('of three digits is not tried, and a fifth digit changes nothing', async () => {
    const visit = await started();
    await visit.toPin();
    await visit.pin('123');
    expect(visit.screen).toMatchObject({ name: 'enterPin', entered: 3 });
    await visit.pin('45');
    expect(visit.name).toBe('liftCard');
  });
});

interface Wait {
  readonly what: string;
  readonly ms: number;
  readonly on: ScreenName;
  readonly ends: ScreenName;
  /** From the first screen to just before the wait. */
  readonly before: (visit: Rehearsal) => Promise<void>;
  /** What it begins with. */
  readonly with: (visit: Rehearsal) => Promise<void>;
}

const WAITS: readonly Wait[] = [
  {
    what: 'reading the card',
    ms: 30_000,
    on: 'readingCard',
    ends: 'trouble',
    before: (visit) => visit.tap({ name: 'start', language: 'ja' }),
    with: (visit) => visit.toPin(),
  },
  {
    what: 'checking the card',
    ms: 60_000,
    on: 'checkingCard',
    ends: 'trouble',
    before: (visit) => visit.toPin(),
    with: (visit) => visit.pin('1234'),
  },
  {
    what: 'preparing',
    ms: 90_000,
    on: 'preparing',
    ends: 'trouble',
    before: (visit) => visit.toBasket(),
    with: (visit) => visit.tap('next'),
  },
  {
    what: 'opening the deposit',
    ms: 30_000,
    on: 'counting',
    ends: 'outOfService',
    before: async (visit) => {
      await visit.toBasket();
      await visit.tap('next');
    },
    with: (visit) => visit.tap('next'),
  },
  {
    what: 'counting',
    ms: 30_000,
    on: 'counting',
    ends: 'outOfService',
    before: (visit) => visit.toPay(),
    with: (visit) => visit.drop(500),
  },
  {
    what: 'printing',
    ms: 900_000,
    on: 'printing',
    ends: 'outOfService',
    before: async (visit) => {
      await visit.toPay();
      visit.desk.pace = 1000;
      await visit.drop(500);
    },
    with: (visit) => visit.desk.clock.pass(1000),
  },
  {
    what: 'paying back',
    ms: 180_000,
    on: 'payingBack',
    ends: 'outOfService',
    before: async (visit) => {
      await visit.toPay();
      await visit.drop(500);
    },
    with: (visit) => visit.tap('next'),
  },
];

test.each(WAITS)(
  '$what is waited for $ms ms and no longer',
  async ({ ms, on, ends, before, with: begin }) => {
    const visit = await started();
    await before(visit);
    visit.desk.pace = FOR_EVER;
    await begin(visit);
    await visit.desk.clock.pass(ms - 1);
    expect(visit.name).toBe(on);
    await visit.desk.clock.pass(1);
    expect(visit.name).toBe(ends);
  },
);

test.each([
  [2, 'confirm'],
  [3, 'trouble'],
])('of %i lost answers of the center to one request comes: %s', async (lost, screen) => {
  const visit = await started();
  await visit.toBasket();
  visit.desk.lostAnswers = lost;
  await visit.tap('next');
  expect(visit.name).toBe(screen);
});
