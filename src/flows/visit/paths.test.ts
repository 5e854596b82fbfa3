import { assign } from 'xstate';
import { describe, expect, test } from 'vitest';

import { MAX_BASKET } from '#contract/certificate.ts';
import { IssueId, IssueNumber, PersonKey, VisitId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';

import { NOBODY } from '../paper/staff-door.ts';
import { ScriptedDesk } from '../testing/desk.ts';
import { ENTITLEMENTS, MANY_QUESTIONS } from '../testing/entitlements.ts';
import { after, endingsOfStep, traps, walkThrough } from '../testing/walk.ts';
import type { Happening, Walk } from '../testing/walk.ts';
import { Hands } from './hands.ts';
import { visitMachine } from './machine.ts';
import type { VisitSnapshot } from './screen-of.ts';

type Situation = VisitSnapshot['value'];

const SHEETS = 2;
const FAULTS = {
  resident: { code: 'removed', who: 'resident' },
  staff: { code: 'jam', who: 'staff' },
} as const;
const failed = (who: keyof typeof FAULTS) => ({ ok: false, error: FAULTS[who] });
const report = (verdict: string) => ({ result: 'report', report: { verdict, fault: undefined } });

/** How each step of a visit may end, as its statechart is told. */
const OUTPUTS: Partial<Record<Situation, readonly unknown[]>> = {
  readingCard: [
    { ok: true, value: { triesLeft: 3 } },
    { ok: true, value: { triesLeft: 1 } },
    failed('resident'),
    failed('staff'),
  ],
  checkingCard: [
    { result: 'accepted', entitlements: ENTITLEMENTS, withheld: [] },
    { result: 'accepted', entitlements: [MANY_QUESTIONS], withheld: [] },
    { result: 'accepted', entitlements: [], withheld: [{ kind: 'TaxCertificate', why: 'taxUndeclared' }] },
    { result: 'refused', reason: 'unknownHere' },
    { result: 'refused', reason: 'counter' },
    { result: 'cardFault', fault: { code: 'pinWrong', who: 'resident', triesLeft: 1 } },
    { result: 'cardFault', fault: { code: 'pinBlocked', who: 'staff' } },
    { result: 'cardFault', fault: FAULTS.resident },
    { result: 'centerFault', fault: { code: 'timeout', who: 'technician' } },
  ],
  preparing: [
    { result: 'prepared' },
    { result: 'refused' },
    { result: 'fault', area: 'printer', fault: FAULTS.staff },
    { result: 'fault', area: 'terminal', fault: { code: 'personMismatch', who: 'technician' } },
  ],
  openingDeposit: [{ ok: true, value: undefined }, failed('staff')],
  counting: [
    { paid: 0, fault: undefined },
    { paid: 100, fault: FAULTS.staff },
    { paid: 500, fault: undefined },
  ],
  printing: [report('printed'), report('notPrinted'), report('unknown'), { result: 'personMismatch' }],
  payingBack: [
    { state: 'none' },
    { state: 'returned', amount: 100 },
    { state: 'settled', kept: 200, returned: 0 },
    { state: 'owed', amount: 100, returned: 0, owedNumber: 'OWED-1' },
  ],
  securing: [
    { result: 'nobody' },
    ...(['keep', 'reprint', 'refund'] as const).map((give) => ({
      result: 'recorded',
      recovery: { disposal: give === 'keep' ? 'handedOver' : 'destroyed', sheets: 1, by: '1' },
      give,
    })),
  ],
  reprinting: [{ result: 'prepared' }, { result: 'refused' }],
  printingOwedSlip: ['printed', 'notPrinted', 'unknown'],
  printingReceipt: ['printed', 'notPrinted', 'unknown'],
};

const ANYWHERE: readonly Happening[] = [
  ...[
    'next',
    'back',
    'cancel',
    'retry',
    'receipt',
    'staff',
    'addMore',
    'moreTime',
    'pinErase',
    'patienceOver',
  ].map((type) => ({ type })),
  ...['card.inserted', 'card.removed', 'cash.refused'].map((type) => ({ type })),
  { type: 'start', language: 'ja' },
  { type: 'setLanguage', language: 'en' },
  { type: 'chooseKind', kind: 'ResidentRecord' },
  { type: 'chooseKind', kind: 'SealRegistration' },
  { type: 'setOption', option: 'domicile', value: true },
  { type: 'setCopies', copies: 1 },
  { type: 'removeLine', line: 0 },
  { type: 'pinDigit', digit: 1 },
  { type: 'cash.failed', fault: FAULTS.staff },
  { type: 'print.progress', step: 'printing' },
];

const CREDITS: readonly Happening[] = [100, 500].map((paid) => ({ type: 'cash.credited', paid }));

const EXITS = ['empty', 'paper', 'unknown'].map((exit) => ({ type: 'exit.changed', exit }));

/** A visit whose sheets cost `fee` yen each. The digits of the PIN count in the context, as a walk may go back in time. */
function machineAt(fee: number) {
  const hands = new Hands(VisitId.parse('walk'));
  hands.person = { key: PersonKey.parse('a'.repeat(64)), session: 'walk' };
  const sheets = Array.from({ length: SHEETS }, (_, at) => ({
    issue: IssueId.parse(`issue-${at}`),
    issueNumber: IssueNumber.parse(`number ${at}`),
    fee: yen(fee),
    pdf: new Uint8Array(),
    sheets: 1,
  }));
  for (const sheet of sheets) hands.keep(sheet);
  const desk = new ScriptedDesk();
  desk.staff = NOBODY;
  return visitMachine(desk, hands).provide({
    guards: { fourDigits: ({ context }) => context.pinEntered === 4 },
    actions: {
      wipePin: assign({ pinEntered: 0 }),
      typeDigit: assign({ pinEntered: ({ context }) => Math.min(4, context.pinEntered + 1) }),
      eraseDigit: assign({ pinEntered: ({ context }) => Math.max(0, context.pinEntered - 1) }),
    },
  });
}

const WITH_CARD: readonly Situation[] = [
  'choosing',
  'layingCard',
  'readingCard',
  'enteringPin',
  'checkingCard',
  'liftingCard',
];
const TAKING: readonly Situation[] = ['takingPapers', 'papersGone'];
const DEPOSIT_OPEN: readonly Situation[] = ['openingDeposit', 'paying', 'counting'];

/** What two moments must share to be the same to the walk: all that guards look at, and where the money is. */
function named({ value, context }: VisitSnapshot): string {
  const { kind, cardOnReader, layTrouble, triesLeft, entitlements, lines, draft } = context;
  const { due, paid, sheetIndex, sheetCount, ending, money, kept, slip, halted } = context;
  const { papersSeen, papersDenied, papersLeft, exit } = context;
  const papers = [papersLeft, TAKING.includes(value) && [papersSeen, papersDenied, exit]];
  const pin = value === 'enteringPin' && context.pinEntered;
  const card = WITH_CARD.includes(value) && [cardOnReader, layTrouble !== null, triesLeft === 1, pin];
  const basket = [kind, entitlements.length, lines.length, draft === null];
  return JSON.stringify([
    value,
    card,
    papers,
    basket,
    due,
    paid,
    sheetIndex,
    sheetCount,
    ending,
    money.state,
    kept > 0,
    slip,
    halted,
  ]);
}

function walkAt(fee: number): Walk {
  const machine = machineAt(fee);
  const available = { fee: yen(200), available: { now: true } } as const;
  return walkThrough(machine, {
    input: {
      visit: 'walk',
      cardOnReader: false,
      exit: 'none',
      offers: [
        { kind: 'ResidentRecord', ...available },
        { kind: 'SealRegistration', ...available },
      ],
    },
    named,
    happenings: ({ value, status }: VisitSnapshot) =>
      status === 'active'
        ? [
            ...ANYWHERE,
            ...(DEPOSIT_OPEN.includes(value) ? CREDITS : []),
            ...(TAKING.includes(value) ? EXITS : []),
            ...endingsOfStep(machine, value, OUTPUTS[value] ?? []),
          ]
        : [],
  });
}

const walk = walkAt(200);
const free = walkAt(0);
const states = Object.values(machineAt(200).states);

/** The names of the moments of which it is true. */
function momentsOf(walk: Walk, is: (snapshot: VisitSnapshot) => boolean): readonly string[] {
  return [...walk].filter(([, { snapshot }]) => is(snapshot)).map(([name]) => name);
}

describe('every situation', () => {
  test.each(states)('$key waits for the person, waits for a device, passes on, or is the end', (state) => {
    const { tags, invoke, after, always, on, type } = state;
    if (type === 'final') return expect([tags, invoke, after, always]).toEqual([[], [], [], undefined]);
    if (tags.length > 0) {
      expect(tags).toHaveLength(1);
      expect(on).toHaveProperty('patienceOver');
      return expect([invoke, after]).toEqual([[], []]);
    }
    if (invoke.length > 0) {
      expect(invoke).toHaveLength(1);
      expect(Object.keys(on)).toEqual(expect.arrayContaining(answersTo(invoke[0]?.id)));
      return expect(after).toHaveLength(1);
    }
    expect(after).toEqual([]);
    expect(always?.at(-1)).toMatchObject({ guard: undefined, target: [expect.anything()] });
  });

  test('in which the terminal rests comes up in some visit', () => {
    const resting = states.filter(
      ({ tags, invoke, type }) => tags.length + invoke.length > 0 || type === 'final',
    );
    const met = new Set([...walk.values()].map(({ snapshot }) => snapshot.value));
    expect(met).toEqual(new Set(resting.map(({ key }) => key)));
  });

  test.each([
    ['that costs something', walk],
    ['that is free', free],
  ])('of a visit %s leads to its end', (_, walk) => {
    expect(traps(walk, ({ status }) => status === 'done')).toEqual([]);
  });
});

describe('no path', () => {
  test('prints before the counting has found all that is due', () => {
    const unpaid = momentsOf(
      walk,
      ({ value, context }) => value === 'printing' && context.paid < context.due,
    );
    expect(unpaid).toEqual([]);
    const uncounted = after(walk, [...walk.keys()].slice(0, 1), ({ value }) => value === 'counting');
    expect(
      momentsOf(walk, ({ value }) => value === 'printing').filter((name) => uncounted.has(name)),
    ).toEqual([]);
  });

  test('asks for money when nothing is due, and such papers are printed without', () => {
    expect(momentsOf(free, ({ value }) => DEPOSIT_OPEN.includes(value))).toEqual([]);
    expect(momentsOf(free, ({ value }) => value === 'printing')).not.toEqual([]);
  });

  test('ends with money in the machine without paying back, unless the terminal halts', () => {
    const taking = momentsOf(walk, ({ value }) => DEPOSIT_OPEN.includes(value) && value !== 'openingDeposit');
    const unsettled = after(walk, taking, ({ value, context }) => value === 'payingBack' || context.halted);
    expect(unsettled.size).toBeGreaterThan(taking.length);
    expect(momentsOf(walk, ({ status }) => status === 'done').filter((name) => unsettled.has(name))).toEqual(
      [],
    );
  });

  test('is over before the person was told how, unless nobody is there or the terminal halts', () => {
    const untold = after(
      walk,
      [...walk.keys()].slice(0, 1),
      ({ value, context }) => value === 'showingEnd' || context.halted || context.papersLeft,
    );
    const over = momentsOf(walk, ({ status }) => status === 'done');
    expect(over.filter((name) => untold.has(name))).toEqual([]);
  });

  test('goes on after a halt', () => {
    const halted = momentsOf(walk, ({ context }) => context.halted);
    expect(halted).not.toEqual([]);
    expect(halted.every((name) => walk.get(name)?.snapshot.status === 'done')).toBe(true);
  });

  test('puts more into the basket than it holds', () => {
    const lines = [...walk.values()].map(({ snapshot }) => snapshot.context.lines.length);
    expect(Math.max(...lines)).toBe(MAX_BASKET);
  });

  test('prints a sheet twice, or more sheets than there are', () => {
    for (const name of momentsOf(walk, ({ value }) => value === 'printing')) {
      const index = walk.get(name)?.snapshot.context.sheetIndex;
      expect(index).toBeLessThan(SHEETS);
      const later = [...after(walk, walk.get(name)?.next ?? [])].map((later) => walk.get(later)?.snapshot);
      const again = later.filter((then) => then?.value === 'printing' && then.context.sheetIndex < index);
      expect(again).toEqual([]);
    }
  });
});

function answersTo(step: string | undefined): string[] {
  return [`xstate.done.actor.${step}`, `xstate.error.actor.${step}`];
}
