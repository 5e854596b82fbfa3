import Sqlite from 'better-sqlite3';
import { array, assert, constantFrom, integer, oneof, property, record } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { expect, test } from 'vitest';

import type { Account } from '#contract/money.ts';
import { CHANGE_COINS } from '#contract/yen.ts';

import { ACCOUNTS } from './money/accounts.ts';
import { reconcile } from './reconcile.ts';
import { World } from './testing/world.ts';
import type { Step } from './testing/world.ts';

const visit = integer({ min: 0, max: 2 });
const part = integer({ min: 0, max: 4 });

const step: Arbitrary<Step> = oneof(
  record({ do: constantFrom('coin' as const), visit, coin: constantFrom(...CHANGE_COINS) }),
  record({ do: constantFrom('note' as const), visit, kept: constantFrom('stacked', 'returned', 'unknown') }),
  record({ do: constantFrom('swallowed' as const), visit, min: part, more: part, really: part }),
  record({ do: constantFrom('toldAgain' as const), which: integer({ min: 0, max: 50 }) }),
  record({
    do: constantFrom('payout' as const),
    visit,
    coin: constantFrom(...CHANGE_COINS),
    coins: integer({ min: 1, max: 4 }),
    ends: constantFrom('done', 'partial', 'refused', 'unknown'),
    low: part,
    really: part,
    high: part,
  }),
  record({ do: constantFrom('settleAgain' as const), which: integer({ min: 0, max: 50 }) }),
  record({
    do: constantFrom('copy' as const),
    visit,
    fee: constantFrom(0, 200, 300),
    ends: constantFrom('printed', 'notPrinted', 'unknown', 'withdrawn'),
  }),
  record({ do: constantFrom('owe' as const), visit, tens: integer({ min: 0, max: 60 }) }),
  record({
    do: constantFrom('float' as const),
    coin: constantFrom(...CHANGE_COINS),
    coins: integer({ min: 1, max: 9 }),
  }),
  record({ do: constantFrom('restart' as const) }),
);

/** Where the books say that money lies. */
const PLACES: readonly Account[] = [
  'cashbox',
  'stacker',
  'hopper:10',
  'hopper:50',
  'hopper:100',
  'hopper:500',
  'inDoubt',
];

/** 保存則: credits = earned + paid back + owed + held, for each visit, whatever happens. */
function expectConservation(world: World): void {
  for (const index of [0, 1, 2]) {
    const { credited, earned, paid, owed } = world.accountOf(index);
    const held = world.ledger.balanceOf(world.visit(index));
    expect(credited).toBe(earned + paid + owed + held);
    expect(held).toBeGreaterThanOrEqual(0);
    expect(world.ledger.payableTo(world.visit(index))).toBeLessThanOrEqual(held);
  }
  expect(ACCOUNTS.reduce((sum, account) => sum + world.ledger.balance(account), 0)).toBe(0);
}

/** What really lies in the terminal differs from the books by no more than the open doubts. */
function expectTruthInBracket(world: World): void {
  const booked = PLACES.reduce((sum, account) => sum + world.ledger.balance(account), 0);
  const doubts = world.ledger.openDoubts();
  const slack = (direction: 'in' | 'out') =>
    doubts.filter((doubt) => doubt.direction === direction).reduce((sum, { min, max }) => sum + max - min, 0);
  expect(world.really).toBeGreaterThanOrEqual(booked - slack('out'));
  expect(world.really).toBeLessThanOrEqual(booked + slack('in'));
}

function expectEveryEntryBalanced(path: string): void {
  const db = new Sqlite(path, { readonly: true });
  const wrong = 'SELECT entry FROM lines GROUP BY entry HAVING sum(yen) <> 0 OR count(*) < 2';
  expect(db.prepare(wrong).all()).toEqual([]);
  const orphans = 'SELECT entry FROM lines WHERE entry NOT IN (SELECT entry FROM entries)';
  expect(db.prepare(orphans).all()).toEqual([]);
  db.close();
}

test('whatever happens, no yen is lost and none is made', { timeout: 120_000 }, () => {
  assert(
    property(array(step, { minLength: 1, maxLength: 40, size: 'max' }), (steps) => {
      using world = new World();
      for (const next of steps) {
        world.take(next);
        expectConservation(world);
        expectTruthInBracket(world);
      }
      expectEveryEntryBalanced(world.path);
      expect(world.ledger.audit.verifyChain()).toMatchObject({ intact: true, records: world.told });
      expect(world.ledger.outbox.size).toBe(world.told);
      const first = reconcile(world.ledger);
      expect(reconcile(world.ledger)).toEqual(first);
    }),
    { numRuns: 30 },
  );
});
