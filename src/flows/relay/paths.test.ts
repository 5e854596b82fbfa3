import { describe, expect, test } from 'vitest';

import { VisitId } from '#contract/ids.ts';

import { ScriptedDesk } from '../testing/desk.ts';
import { ITEMS, SLIP } from '../testing/scripted-relay.ts';
import { after, endingsOfStep, traps, walkThrough } from '../testing/walk.ts';
import type { Happening } from '../testing/walk.ts';
import { relayMachine } from './machine.ts';
import type { RelaySnapshot } from './screen-of.ts';

type Situation = RelaySnapshot['value'];

const FAULT = { code: 'jam', who: 'staff' };
const refused = (reason: string) => ({ ok: true, value: { answer: 'refused', reason } });

const OUTPUTS: Partial<Record<Situation, readonly unknown[]>> = {
  askingCenter: [
    { ok: true, value: { answer: 'payable', items: ITEMS } },
    { ok: true, value: { answer: 'payable', items: ITEMS.map((item) => ({ ...item, feeEach: 0 })) } },
    ...['unknown', 'paid', 'expired', 'otherFee'].map(refused),
    { ok: false, error: { code: 'offline', who: 'technician' } },
  ],
  openingDeposit: [{ ok: true }, { ok: false, error: FAULT }],
  counting: [{ paid: 0 }, { paid: 100, fault: FAULT }, { paid: 500 }],
  tellingCenter: ['done', 'refused', 'unknown'],
  payingBack: [
    { state: 'none' },
    { state: 'returned', amount: 100 },
    { state: 'settled', kept: 300, returned: 0 },
    { state: 'settled', kept: 300, returned: 200 },
    { state: 'owed', amount: 300, returned: 0, owedNumber: 'OWED-1' },
  ],
  printingOwedSlip: ['printed', 'unknown'],
  printingReceipt: ['printed', 'notPrinted', 'unknown'],
};

const TAPS = [
  'next',
  'back',
  'cancel',
  'retry',
  'receipt',
  'payRelay',
  'moreTime',
  'pinErase',
  'patienceOver',
];
const ANYWHERE: readonly Happening[] = [
  ...[...TAPS, 'card.inserted', 'card.removed', 'cash.refused', 'keypad.clear'].map((type) => ({ type })),
  { type: 'setLanguage', language: 'en' },
  ...[...new Set(SLIP)].map((digit) => ({ type: 'pinDigit', digit: Number(digit) })),
  { type: 'cash.failed', fault: FAULT },
];
const CREDITS: readonly Happening[] = [100, 500].map((paid) => ({ type: 'cash.credited', paid }));
const DEPOSIT_OPEN: readonly Situation[] = ['openingDeposit', 'paying', 'counting'];

const machine = relayMachine(new ScriptedDesk(), VisitId.parse('walk'));

/** Of what is typed, how far it agrees with the slip; the walk need not tell other numbers apart. */
function typedName(typed: string): string {
  return SLIP.startsWith(typed) ? typed : `wrong ${typed.length}`;
}

const walk = walkThrough(machine, {
  input: { visit: 'walk', language: 'ja' },
  named: ({ value, context }: RelaySnapshot) => {
    const { typed, trouble, unknownNumbers, due, paid, kept, withheld, ending, money, halted } = context;
    const number = value === 'typingNumber' && [typedName(typed), trouble];
    return JSON.stringify([
      value,
      number,
      unknownNumbers,
      due,
      paid,
      kept,
      withheld,
      ending,
      money.state,
      halted,
    ]);
  },
  happenings: ({ value, status }: RelaySnapshot) =>
    status === 'active'
      ? [
          ...ANYWHERE,
          ...(DEPOSIT_OPEN.includes(value) ? CREDITS : []),
          ...endingsOfStep(machine, value, OUTPUTS[value] ?? []),
        ]
      : [],
});

function momentsOf(is: (snapshot: RelaySnapshot) => boolean): readonly string[] {
  return [...walk].filter(([, { snapshot }]) => is(snapshot)).map(([name]) => name);
}
const start = [...walk.keys()].slice(0, 1);
const done = momentsOf(({ status }) => status === 'done');

describe('every situation', () => {
  test.each(Object.values(machine.states))(
    '$key waits for the person, waits for a device, passes on, or is the end',
    ({ tags, invoke, after, always, on, type }) => {
      if (type === 'final') return expect([tags, invoke, after, always]).toEqual([[], [], [], undefined]);
      if (tags.length > 0) {
        expect(on).toHaveProperty('patienceOver');
        return expect([tags.length, invoke, after]).toEqual([1, [], []]);
      }
      if (invoke.length > 0) return expect([invoke.length, after.length]).toEqual([1, 1]);
      return expect(always?.at(-1)).toMatchObject({ guard: undefined });
    },
  );

  test('comes up, and leads to the end', () => {
    const resting = Object.values(machine.states).filter(
      ({ tags, invoke, type }) => tags.length + invoke.length > 0 || type === 'final',
    );
    const met = new Set([...walk.values()].map(({ snapshot }) => snapshot.value));
    expect(met).toEqual(new Set(resting.map(({ key }) => key)));
    expect(traps(walk, ({ status }) => status === 'done')).toEqual([]);
  });
});

describe('no path', () => {
  test('tells the center before the counting has found the whole fee', () => {
    const telling = momentsOf(({ value }) => value === 'tellingCenter');
    expect(telling.length).toBeGreaterThan(0);
    expect(
      telling.filter((name) => momentsOf(({ context }) => context.paid < context.due).includes(name)),
    ).toEqual([]);
    const uncounted = after(walk, start, ({ value }) => value === 'counting');
    expect(telling.filter((name) => uncounted.has(name))).toEqual([]);
  });

  test('tells it twice', () => {
    for (const name of momentsOf(({ value }) => value === 'tellingCenter')) {
      const later = after(walk, walk.get(name)?.next.filter((next) => next !== name) ?? []);
      expect([...later].filter((then) => walk.get(then)?.snapshot.value === 'tellingCenter')).toEqual([]);
    }
  });

  test('earns the fee, prints a receipt or withholds it without having told the center', () => {
    const untold = after(walk, start, ({ value }) => value === 'tellingCenter');
    const about = momentsOf(
      ({ value, context }) => value === 'printingReceipt' || context.kept + context.withheld > 0,
    );
    expect(about.length).toBeGreaterThan(0);
    expect(about.filter((name) => untold.has(name))).toEqual([]);
  });

  test('prints a receipt for a fee that is not earned', () => {
    expect(momentsOf(({ value, context }) => value === 'printingReceipt' && context.kept === 0)).toEqual([]);
    expect(momentsOf(({ context }) => context.kept > 0 && context.withheld > 0)).toEqual([]);
  });

  test('ends with money in the machine without paying back, unless the terminal halts', () => {
    const taking = momentsOf(({ value }) => value === 'paying' || value === 'counting');
    const unsettled = after(walk, taking, ({ value, context }) => value === 'payingBack' || context.halted);
    expect(done.filter((name) => unsettled.has(name))).toEqual([]);
  });

  test('is over before it was told how, unless the terminal halts; and none goes on after a halt', () => {
    const untold = after(walk, start, ({ value, context }) => value === 'showingEnd' || context.halted);
    expect(done.filter((name) => untold.has(name))).toEqual([]);
    const halted = momentsOf(({ context }) => context.halted);
    expect(halted.length).toBeGreaterThan(0);
    expect(halted.filter((name) => walk.get(name)?.snapshot.status !== 'done')).toEqual([]);
  });
});
