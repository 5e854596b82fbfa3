import { and, assign, fromPromise, setup } from 'xstate';
import type { StateFrom } from 'xstate';

import type { EventSink } from '#contract/events.ts';
import { StaffId } from '#contract/ids.ts';
import type { IssueId, IssueNumber } from '#contract/ids.ts';
import { mayHandlePapers } from '#contract/staff-task.ts';
import type { Clearance, SheetRecovery } from '#contract/paper.ts';
import type { Owed } from '#contract/screen.ts';

import type { Tap } from '../visit/events.ts';
import { CodePad, LEAST_CODE, NOBODY, STAFF_DIGITS } from './staff-door.ts';
import type { StaffDoor } from './staff-door.ts';

/** The sheet that nobody can tell about. */
export interface DoubtfulPaper {
  readonly issue: IssueId;
  readonly issueNumber: IssueNumber;
  readonly sheets: number;
  /** Its resident may still stand there: a new copy, or the money back, can be given. */
  readonly resident: boolean;
  /** Money of the resident depends on the answer. */
  readonly money: boolean;
}

/** Papers that lie in the tray, and nobody knows whose they are; `left`: how many sheets there should be, 0 where that is unknown, too. */
export interface LeftPapers {
  readonly left: number;
  /** What is owed to whoever left them. */
  readonly owed: readonly Owed[];
}

/** What staff decided; `cleared`: about papers that were left. `nobody`: they did not come, or the resident would not wait. */
export type PaperOutcome =
  | {
      readonly result: 'recorded';
      readonly recovery: SheetRecovery;
      readonly give: 'keep' | 'reprint' | 'refund';
    }
  | { readonly result: 'cleared'; readonly clearance: Clearance }
  | { readonly result: 'nobody' };

/** What staff are told about the papers that they look for. */
type Sought = Pick<DoubtfulPaper, 'sheets' | 'resident' | 'money'> & {
  readonly about: 'doubt' | 'left';
  readonly issueNumber: IssueNumber | null;
  readonly owed: readonly Owed[];
};

export interface PaperContext extends Sought {
  /** Somebody can sign in here. */
  readonly staffed: boolean;
  readonly number: string;
  readonly entered: number;
  readonly trouble: 'refused' | 'locked' | 'forbidden' | 'failed' | null;
  readonly found: number;
  readonly outcome: PaperOutcome;
}

/** ms. Staff of the place come when they are called; a resident is not kept longer than that. */
export const PAPER_LIMITS = {
  staff: 15 * 60_000,
  /** Somebody opened the door and went away: what only staff may answer is not left open. */
  idle: 60_000,
  check: 10_000,
};

interface PaperTypes {
  context: PaperContext;
  events: Tap;
  input: DoubtfulPaper | LeftPapers;
  output: PaperOutcome;
}

/**
 * 紙の行方不明: the screen is locked until staff have looked for a sheet, counted what they found and said what they did with it
 * (処分情報). It decides nothing about money; its outcome is written down by whoever asked.
 */
export function paperMachine(door: StaffDoor, events: EventSink) {
  const pad = new CodePad();
  const relocked = { number: '', entered: 0 } as const;
  const staffed = door !== NOBODY;
  return setup({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-assertion -- XState reads the types of a value that never exists
    types: {} as PaperTypes,
    actors: {
      enter: fromPromise<Entered, string>(({ input }) =>
        entered(door, events, StaffId.parse(input), pad.take()),
      ),
    },
    delays: PAPER_LIMITS,
    guards: {
      staffed: ({ context }) => context.staffed,
      someoneThere: ({ context }) => context.resident,
      numberThere: ({ context }) => context.number.length > 0,
      codeThere: () => pad.count >= LEAST_CODE,
      left: ({ context }) => context.about === 'left',
      noneLeft: ({ context, event }) =>
        context.about === 'left' && event.type === 'sheetsFound' && event.sheets === 0,
      noneFound: ({ event }) => event.type === 'sheetsFound' && event.sheets === 0,
      /** A part of a paper is none, one sheet too many may be somebody else's, and nobody takes a paper for a resident. */
      mayHandOver: ({ context: { resident, sheets, found } }) => resident && found === sheets,
      handedOver: ({ event }) => event.type === 'disposed' && event.disposal === 'handedOver',
      destroyed: ({ event }) => event.type === 'disposed' && event.disposal === 'destroyed',
    },
    actions: {
      wipeCode: assign(() => {
        pad.wipe();
        return { entered: 0 };
      }),
      decide: assign({
        outcome: ({ context, event }): PaperOutcome => outcomeOf(context, event),
      }),
    },
  }).createMachine({
    id: 'paper',
    context: ({ input }) => ({
      ...sought(input),
      ...relocked,
      staffed,
      trouble: null,
      found: 0,
      outcome: { result: 'nobody' },
    }),
    initial: 'locked',
    states: {
      locked: {
        entry: ['wipeCode', assign({ number: '' })],
        on: {
          staff: { guard: 'staffed', target: 'number', actions: assign({ trouble: null }) },
          cancel: { guard: 'someoneThere', target: 'over' },
        },
        after: { staff: { guard: 'someoneThere', target: 'over' } },
      },
      number: {
        on: {
          pinDigit: {
            reenter: true,
            target: 'number',
            actions: assign(({ context: { number }, event }) => ({
              number: `${number}${event.digit}`.slice(0, STAFF_DIGITS.number),
            })),
          },
          pinErase: {
            reenter: true,
            target: 'number',
            actions: assign(({ context }) => ({ number: context.number.slice(0, -1) })),
          },
          next: { guard: 'numberThere', target: 'code' },
          back: 'locked',
        },
        after: { idle: 'locked' },
      },
      code: {
        on: {
          pinDigit: {
            reenter: true,
            target: 'code',
            actions: assign(({ event }) => {
              pad.add(event.digit);
              return { entered: pad.count };
            }),
          },
          pinErase: { reenter: true, target: 'code', actions: 'wipeCode' },
          next: { guard: 'codeThere', target: 'checking' },
          back: 'locked',
        },
        after: { idle: 'locked' },
      },
      checking: {
        invoke: {
          src: 'enter',
          input: ({ context }) => context.number,
          onDone: [
            { guard: ({ event }) => event.output === 'entered', target: 'counting' },
            {
              target: 'number',
              actions: assign(({ event }) => ({
                ...relocked,
                trouble: event.output === 'entered' ? null : event.output,
              })),
            },
          ],
          onError: { target: 'number', actions: assign({ ...relocked, trouble: 'failed' }) },
        },
        after: { check: { target: 'number', actions: assign({ ...relocked, trouble: 'failed' }) } },
      },
      counting: {
        entry: assign({ trouble: null, entered: 0 }),
        on: {
          sheetsFound: [
            { guard: 'noneLeft', target: 'over', actions: 'decide' },
            {
              guard: 'noneFound',
              target: 'deciding',
              actions: assign({ found: 0 }),
            },
            { target: 'disposing', actions: assign(({ event }) => ({ found: event.sheets })) },
          ],
          back: 'locked',
        },
        after: { idle: 'locked' },
      },
      disposing: {
        on: {
          disposed: [
            { guard: 'left', target: 'over', actions: 'decide' },
            { guard: and(['handedOver', 'mayHandOver']), target: 'over', actions: 'decide' },
            { guard: 'destroyed', target: 'deciding' },
          ],
          back: 'counting',
        },
        after: { idle: 'locked' },
      },
      /** Without its resident there is nothing to give: the number is void, the money is settled elsewhere. */
      deciding: {
        on: {
          afterPaper: { target: 'over', actions: 'decide' },
          back: 'counting',
        },
        after: { idle: 'locked' },
      },
      over: { type: 'final' },
    },
    output: ({ context }) => context.outcome,
  });
}

type Entered = Awaited<ReturnType<StaffDoor['enter']>> | 'forbidden';

/** Papers of residents are for some roles only; to the others the door stays shut, and that is told. */
async function entered(door: StaffDoor, events: EventSink, by: StaffId, code: Buffer): Promise<Entered> {
  const answer = await door.enter(by, code);
  if (answer !== 'entered' || mayHandlePapers(door.roleOf(by))) return answer;
  events.raise({ id: 'staff.denied', by, task: 'papers' });
  return 'forbidden';
}

function sought(paper: DoubtfulPaper | LeftPapers): Sought {
  if ('left' in paper)
    return {
      about: 'left',
      issueNumber: null,
      sheets: paper.left,
      resident: false,
      money: false,
      owed: paper.owed,
    };
  const { issueNumber, sheets, resident, money } = paper;
  return { about: 'doubt', issueNumber, sheets, resident, money, owed: [] };
}

function clearanceOf(found: number, by: StaffId, event: Tap): PaperOutcome {
  if (event.type === 'sheetsFound')
    return { result: 'cleared', clearance: { sheets: 0, disposal: 'notFound', by } };
  if (event.type !== 'disposed') return { result: 'nobody' };
  return { result: 'cleared', clearance: { sheets: found, disposal: event.disposal, by } };
}

function outcomeOf({ about, found, number }: PaperContext, event: Tap): PaperOutcome {
  if (about === 'left') return clearanceOf(found, StaffId.parse(number), event);
  const recovery = { sheets: found, by: StaffId.parse(number) };
  if (event.type === 'disposed') {
    return { result: 'recorded', recovery: { ...recovery, disposal: 'handedOver' }, give: 'keep' };
  }
  if (event.type !== 'afterPaper') return { result: 'nobody' };
  const disposal = found === 0 ? 'notFound' : 'destroyed';
  return { result: 'recorded', recovery: { ...recovery, disposal }, give: event.give };
}

/** Whether this is the end of a search that staff wrote up. */
export function isRecorded(event: {
  readonly type: string;
}): event is { readonly type: string; readonly output: Extract<PaperOutcome, { result: 'recorded' }> } {
  if (!('output' in event) || typeof event.output !== 'object' || event.output === null) return false;
  return 'result' in event.output && event.output.result === 'recorded';
}

/** What staff did with papers that were left, if this is the end of that. */
export function clearanceIn(event: { readonly type: string }): Clearance | undefined {
  return isCleared(event) ? event.output.clearance : undefined;
}

function isCleared(event: {
  readonly type: string;
}): event is { readonly type: string; readonly output: Extract<PaperOutcome, { result: 'cleared' }> } {
  if (!('output' in event) || typeof event.output !== 'object' || event.output === null) return false;
  return 'result' in event.output && event.output.result === 'cleared';
}

export type PaperSnapshot = StateFrom<ReturnType<typeof paperMachine>>;
