import { describe, expect, test } from 'vitest';
import { transition } from 'xstate';
import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';

import { IssueId, IssueNumber } from '#contract/ids.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';

import type { Exit } from '../paper/output-tray.ts';
import { NOBODY } from '../paper/staff-door.ts';
import { endingsOfStep, traps, walkThrough } from '../testing/walk.ts';
import type { Happening, Walk } from '../testing/walk.ts';
import { terminalMachine } from './machine.ts';

/** Never run: a walk only computes what would come next. */
const never = (): Promise<never> => Promise.reject(new Error('a walk has no effects'));
const paper = {
  issue: IssueId.parse('issue-1'),
  issueNumber: IssueNumber.parse('N-1'),
  sheets: 1,
  resident: false,
  money: false,
};
/** What lies in the tray, and whether a sheet is in doubt: the real guards look there, and between two steps all of it may change. */
const world: { exit: Exit; inDoubt: boolean } = { exit: 'empty', inDoubt: false };
const EXITS: readonly Exit[] = ['empty', 'paper', 'unknown', 'none'];
const worlds = EXITS.flatMap((exit) =>
  [true, false].map((inDoubt) => () => {
    world.exit = exit;
    world.inDoubt = inDoubt;
  }),
);
const machine = terminalMachine({
  recover: never,
  inspect: never,
  stillOpen: (health) => health,
  clock: new HandClock(),
  events: { raise: () => {} },
  left: {
    exit: () => world.exit,
    known: () => ({ left: 1, owed: [] }),
    note: () => {},
    held: () => {},
    cleared: () => {},
  },
  papers: {
    door: NOBODY,
    inDoubt: () => (world.inDoubt ? paper : undefined),
    locked: () => {},
    record: () => {},
  },
});

const RECOVERIES = [
  { result: 'reconciled', aftermath: [], inDoubt: 0 },
  {
    result: 'reconciled',
    aftermath: [{ visit: 'left-open', printed: 1, money: { state: 'none' } }],
    inDoubt: 0,
  },
  { result: 'cashAway', fault: { code: 'offline', who: 'technician' } },
];
const HAPPENINGS: readonly Happening[] = [
  ...['begin', 'next', 'patienceOver', 'cashChanged', 'exitChanged'].map((type) => ({ type })),
  { type: 'inspected', health: { service: 'open', offers: [], exactOnly: false, relay: true } },
  { type: 'inspected', health: { service: 'closed', next: null } },
  { type: 'inspected', health: { service: 'out', area: 'printer', code: 'jam', who: 'staff' } },
  ...['serve', 'stop', 'halt'].map((after) => visitOver({ after })),
];
const THEIRS = { visit: 'visit-1', sheets: 2 };
const ENDS = [visitOver({ papers: THEIRS }), visitOver({ papers: THEIRS, papersLeft: true })];

function visitOver(output: object): Happening {
  return {
    type: 'visitOver',
    output: { how: 'finished', after: 'serve', papersLeft: false, papers: null, ...output },
  };
}

function named({ value, context }: AnyMachineSnapshot): string {
  const { health, aftermath, stoppedBy, forStaff, calledFor } = context;
  return JSON.stringify([value, health.service, aftermath.length, stoppedBy, forStaff, calledFor]);
}

const walk: Walk = walkThrough(machine, {
  named,
  worlds,
  happenings: ({ value }) => [
    ...HAPPENINGS,
    ...ENDS,
    ...(value === 'recovering' ? endingsOfStep(machine, 'recovering', RECOVERIES) : []),
    ...(value === 'securing' ? endingsOfStep(machine, 'securing', [{ result: 'nobody' }]) : []),
    ...(value === 'holding'
      ? endingsOfStep(machine, 'holding', [
          { result: 'cleared', clearance: { disposal: 'kept', sheets: 1, by: '1' } },
        ])
      : []),
    ...(value === 'glimpsed' ? endingsOfStep(machine, 'glimpsed', []) : []),
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
          'glimpsed',
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

  test('begins no visit from where something is seen in the tray', () => {
    const seeing = ['glimpsed', 'lastCall', 'holding', 'trayCleared', 'securing', 'telling'];
    for (const situation of seeing) expect(later(situation, [{ type: 'begin' }])).not.toContain('visiting');
    const seen = [...walk.values()].filter(({ snapshot }) => snapshot.matches('ready'));
    world.exit = 'paper';
    const anything: AnyStateMachine = machine;
    expect(
      new Set(seen.map(({ snapshot }) => transition(anything, snapshot, { type: 'exitChanged' })[0].value)),
    ).toEqual(new Set(['glimpsed']));
  });

  test('tells nobody to take papers that their visit did not lay there', () => {
    const called = [...walk.values()].filter(({ snapshot }) => snapshot.value === 'lastCall');
    expect(called).not.toEqual([]);
    for (const { snapshot } of called) expect(snapshot.context.calledFor).not.toBeNull();
    expect(later('visiting', [visitOver({})])).not.toContain('lastCall');
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
        worlds.flatMap((world) =>
          happenings.map((event) => {
            world();
            return transition(anything, snapshot, event)[0].value;
          }),
        ),
      ),
    ),
  ];
}
