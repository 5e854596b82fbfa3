import { describe, expect, test } from 'vitest';
import { transition } from 'xstate';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';

import { IssueId, IssueNumber } from '#contract/ids.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';

import { NOBODY } from '../paper/staff-door.ts';
import { endingsOfStep, traps, walkThrough } from '../testing/walk.ts';
import type { Happening, Walk } from '../testing/walk.ts';
import { terminalMachine } from './machine.ts';

const PAPER_LIES_AT: ReadonlySet<string> = new Set([
  'visitOver',
  'exitChanged',
  'patienceOver',
  'xstate.done.actor.paper',
]);

/** Never run: a walk only computes what would come next. */
const never = (): Promise<never> => Promise.reject(new Error('a walk has no effects'));
const paper = {
  issue: IssueId.parse('issue-1'),
  issueNumber: IssueNumber.parse('N-1'),
  sheets: 1,
  resident: false,
  money: false,
};
const machine = terminalMachine({
  recover: never,
  inspect: never,
  stillOpen: (health) => health,
  clock: new HandClock(),
  left: { exit: () => 'paper', sheets: () => 1, held: () => {}, cleared: () => {} },
  papers: { door: NOBODY, inDoubt: () => paper, locked: () => {}, record: () => {} },
  // A sheet is in doubt until staff have looked.
}).provide({
  guards: {
    paperInDoubt: ({ event }) => !event.type.startsWith('xstate.') && event.type !== 'visitOver',
    // Paper lies there from a visit's end, or from a moment when nobody was served, until after staff have taken it.
    paperLies: ({ event }) => PAPER_LIES_AT.has(event.type),
    takenAfterAll: ({ event }) => event.type === 'exitChanged',
  },
});

const RECOVERIES = [
  { result: 'reconciled', aftermath: [], inDoubt: 0 },
  {
    result: 'reconciled',
    aftermath: [{ visit: 'left-open', printed: 0, money: { state: 'none' } }],
    inDoubt: 0,
  },
  { result: 'cashAway', fault: { code: 'offline', who: 'technician' } },
];
const HAPPENINGS: readonly Happening[] = [
  ...['begin', 'next', 'patienceOver', 'cashChanged', 'exitChanged'].map((type) => ({ type })),
  { type: 'inspected', health: { service: 'open', offers: [], exactOnly: false, relay: true } },
  { type: 'inspected', health: { service: 'closed', next: null } },
  { type: 'inspected', health: { service: 'out', area: 'printer', code: 'jam', who: 'staff' } },
  ...['serve', 'stop', 'halt'].map((after) => ({ type: 'visitOver', output: { how: 'finished', after } })),
];
const LEFT = { type: 'visitOver', output: { how: 'finished', after: 'serve', papersLeft: true } };

function named({ value, context }: AnyMachineSnapshot): string {
  return JSON.stringify([value, context.health.service, context.aftermath.length, context.stoppedBy]);
}

const walk: Walk = walkThrough(machine, {
  named,
  happenings: ({ value }) => [
    ...HAPPENINGS,
    LEFT,
    ...(value === 'recovering' ? endingsOfStep(machine, 'recovering', RECOVERIES) : []),
    ...(value === 'securing' ? endingsOfStep(machine, 'securing', [{ result: 'nobody' }]) : []),
    ...(value === 'holding'
      ? endingsOfStep(machine, 'holding', [
          { result: 'cleared', clearance: { disposal: 'kept', sheets: 1, by: '1' } },
        ])
      : []),
    ...(value === 'trayCleared' ? endingsOfStep(machine, 'trayCleared', []) : []),
    ...(value === 'awaitingCash' ? endingsOfStep(machine, 'awaitingCash', []) : []),
  ],
});

const situations = [...walk].map(([name, { snapshot }]) => ({ name, at: JSON.stringify(snapshot.value) }));

function momentsAt(...values: readonly unknown[]): readonly string[] {
  const wanted = values.map((value) => JSON.stringify(value));
  return situations.filter(({ at }) => wanted.includes(at)).map(({ name }) => name);
}

describe('the terminal', () => {
  test('comes into each of its situations', () => {
    expect(new Set(situations.map(({ at }) => at))).toEqual(
      new Set(
        [
          'recovering',
          'telling',
          'awaitingCash',
          { ready: 'outOfService' },
          { ready: 'idle' },
          { ready: 'closed' },
          'visiting',
          'securing',
          'lastCall',
          'holding',
          'trayCleared',
          'stopped',
        ].map((value) => JSON.stringify(value)),
      ),
    );
  });

  test('can serve again from everywhere but where a technician must start it anew', () => {
    expect(traps(walk, ({ value }) => JSON.stringify(value) === '{"ready":"idle"}')).toEqual(
      momentsAt('stopped'),
    );
  });

  test('serves nobody before it has reconciled, nor after it was stopped', () => {
    expect(later('recovering', HAPPENINGS)).toEqual(['recovering']);
    const failures = endingsOfStep(machine, 'recovering', []);
    expect(failures).toHaveLength(2);
    expect(later('recovering', failures)).toEqual(['stopped']);
    expect(later('stopped', HAPPENINGS)).toEqual(['stopped']);
  });

  test('begins a visit only while it is idle, and in good health', () => {
    const before = [...walk.values()].filter(({ next }) =>
      next.some((name) => momentsAt('visiting').includes(name)),
    );
    const elsewhere = before.filter(({ snapshot }) => snapshot.value !== 'visiting');
    expect(elsewhere.map(({ snapshot }) => [snapshot.value, snapshot.context.health.service])).toEqual(
      elsewhere.map(() => [{ ready: 'idle' }, 'open']),
    );
    expect(elsewhere).not.toEqual([]);
  });

  test('serves on only after a visit that left nothing open', () => {
    const [served, ...unserved] = HAPPENINGS.filter(({ type }) => type === 'visitOver');
    expect(later('visiting', unserved)).toEqual(['stopped']);
    expect(later('visiting', served ? [served] : [])).not.toContain('stopped');
    expect(
      later(
        'visiting',
        HAPPENINGS.filter(({ type }) => type !== 'visitOver'),
      ),
    ).toEqual(['visiting']);
  });
});

/** Where the terminal may be after any of `happenings` in a situation. */
function later(situation: string, happenings: readonly Happening[]): readonly unknown[] {
  const before = [...walk.values()].filter(({ snapshot }) => snapshot.value === situation);
  const anything: AnyStateMachine = machine;
  return [
    ...new Set(
      before.flatMap(({ snapshot }) =>
        happenings.map((event) => transition(anything, snapshot, event)[0].value),
      ),
    ),
  ];
}
