import { assign, fromCallback, fromPromise, sendTo, setup } from 'xstate';

import type { Clock } from '#contract/clock.ts';
import type { IssueId } from '#contract/ids.ts';
import type { SheetRecovery } from '#contract/paper.ts';

import { isRecorded, paperMachine } from '../paper/machine.ts';
import type { DoubtfulPaper } from '../paper/machine.ts';
import { paperView } from '../paper/screen-of.ts';
import type { PaperView } from '../paper/screen-of.ts';
import { NOBODY } from '../paper/staff-door.ts';
import type { StaffDoor } from '../paper/staff-door.ts';
import type { VisitOutput } from '../visit/context.ts';
import type { Tap } from '../visit/events.ts';
import type { Health } from './inspect.ts';
import type { Aftermath, Recovery } from './recover.ts';

/** How often the devices are looked at while nobody is there, ms. */
const INSPECT_EVERY_MS = 5_000;
/** How long the devices may take to be reconciled after a start, ms. */
const RECOVERY_DEADLINE_MS = 120_000;

export interface TerminalContext {
  readonly health: Health;
  readonly aftermath: readonly Aftermath[];
  readonly stoppedBy: string;
  readonly paper: PaperView | null;
}

export type TerminalEvent =
  | { readonly type: 'inspected'; readonly health: Health }
  /** The cash devices are other than before: that is not left to the next inspection. */
  | { readonly type: 'cashChanged' }
  | { readonly type: 'begin' }
  | { readonly type: 'visitOver'; readonly output: VisitOutput }
  | Tap
  | { readonly type: 'patienceOver' };

interface TerminalTypes {
  context: TerminalContext;
  events: TerminalEvent;
  tags: 'take';
}

export interface TerminalWork {
  readonly recover: () => Promise<Recovery>;
  readonly inspect: () => Promise<Health>;
  /** What is left of an earlier inspection's finding at this moment, without asking anybody. */
  readonly stillOpen: (health: Health) => Health;
  readonly clock: Clock;
  /** Sheets for which no staff have looked, and the door through which they come; without it nothing is locked. */
  readonly papers?: {
    readonly door: StaffDoor;
    readonly inDoubt: () => DoubtfulPaper | undefined;
    /** The terminal is locked for that sheet: whoever watches it is told. */
    readonly locked: () => void;
    readonly record: (issue: IssueId, recovery: SheetRecovery) => void;
  };
}

/** The terminal's day: reconcile once after the start, then serve one visit after another while the devices are well. */
export function terminalMachine({ recover, inspect, stillOpen, clock, papers }: TerminalWork) {
  return setup({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-assertion -- XState reads the types of a value that never exists
    types: {} as TerminalTypes,
    actors: {
      recover: fromPromise<Recovery>(recover),
      securePaper: paperMachine(papers?.door ?? NOBODY),
      watch: fromCallback<TerminalEvent>(({ sendBack }) =>
        watch(inspect, clock, (health) => sendBack({ type: 'inspected', health })),
      ),
    },
    delays: { recovery: RECOVERY_DEADLINE_MS, inspection: INSPECT_EVERY_MS },
    guards: {
      open: ({ context }) => context.health.service === 'open',
      closed: ({ context }) => context.health.service === 'closed',
      paperInDoubt: () => papers?.inDoubt() !== undefined,
      nobodyToTell: ({ context }) => context.aftermath.length === 0,
    },
    actions: {
      tellLocked: () => papers?.locked(),
      recordRecovery: ({ event }) => {
        const paper = papers?.inDoubt();
        if (paper && isRecorded(event)) papers?.record(paper.issue, event.output.recovery);
      },
      forPaper: sendTo('paper', ({ event }) => (event.type === 'patienceOver' ? { type: 'back' } : event)),
      reconsider: assign(({ context }) => ({ health: stillOpen(context.health) })),
      noteHealth: assign(({ event, context }) => ({
        health: event.type === 'inspected' ? event.health : context.health,
      })),
    },
  }).createMachine({
    id: 'terminal',
    context: {
      health: { service: 'out', area: 'terminal', code: 'starting', who: 'technician' },
      aftermath: [],
      stoppedBy: '',
      paper: null,
    },
    initial: 'recovering',
    states: {
      recovering: {
        invoke: {
          src: 'recover',
          onDone: [
            {
              guard: ({ event }) => event.output.result === 'cashAway',
              target: 'awaitingCash',
              actions: assign(({ event }) => healthWithout(event.output)),
            },
            { target: 'telling', actions: assign(({ event }) => aftermathOf(event.output)) },
          ],
          onError: { target: 'stopped', actions: assign({ stoppedBy: 'recoveryFailed' }) },
        },
        after: { recovery: { target: 'stopped', actions: assign({ stoppedBy: 'recoveryTimeout' }) } },
      },
      /** Until the cash devices can say what they hold, no money is settled and nobody is served. */
      awaitingCash: { after: { inspection: 'recovering' } },
      /** Whoever still stands there learns what became of their money and papers. */
      telling: {
        tags: 'take',
        always: { guard: 'nobodyToTell', target: 'lookingForPaper' },
        on: { next: { target: 'lookingForPaper' }, patienceOver: { target: 'lookingForPaper' } },
      },
      lookingForPaper: {
        entry: assign({ paper: null }),
        always: [{ guard: 'paperInDoubt', target: 'securing' }, { target: 'ready' }],
      },
      /** A sheet of somebody may lie in the printer or its tray: nobody is served before staff have looked. */
      securing: {
        entry: 'tellLocked',
        invoke: {
          id: 'paper',
          src: 'securePaper',
          input: () => paperOf(papers),
          onSnapshot: { actions: assign(({ event }) => ({ paper: paperView(event.snapshot) })) },
          onDone: { target: 'lookingForPaper', actions: 'recordRecovery' },
          onError: { target: 'stopped', actions: assign({ stoppedBy: 'defect' }) },
        },
        on: {
          staff: { actions: 'forPaper' },
          pinDigit: { actions: 'forPaper' },
          pinErase: { actions: 'forPaper' },
          next: { actions: 'forPaper' },
          back: { actions: 'forPaper' },
          sheetsFound: { actions: 'forPaper' },
          disposed: { actions: 'forPaper' },
          afterPaper: { actions: 'forPaper' },
        },
      },
      ready: {
        entry: [assign({ aftermath: [] }), 'reconsider'],
        invoke: { src: 'watch' },
        initial: 'outOfService',
        on: {
          inspected: [
            { guard: ({ event }) => event.health.service === 'open', target: '.idle', actions: 'noteHealth' },
            {
              guard: ({ event }) => event.health.service === 'closed',
              target: '.closed',
              actions: 'noteHealth',
            },
            { target: '.outOfService', actions: 'noteHealth' },
          ],
          cashChanged: { target: '.outOfService', actions: 'reconsider' },
        },
        states: {
          outOfService: {
            always: [
              { guard: 'open', target: 'idle' },
              { guard: 'closed', target: 'closed' },
            ],
          },
          idle: { on: { begin: '#terminal.visiting' } },
          closed: {},
        },
      },
      visiting: {
        on: {
          visitOver: [
            { guard: ({ event }) => event.output.after === 'serve', target: 'lookingForPaper' },
            { target: 'stopped', actions: assign(({ event }) => ({ stoppedBy: event.output.how })) },
          ],
        },
      },
      /** Until a technician starts the terminal anew. */
      stopped: {},
    },
  });
}

function healthWithout(recovery: Recovery): Partial<TerminalContext> {
  if (recovery.result === 'reconciled') return {};
  const { code, who } = recovery.fault;
  return { health: { service: 'out', area: 'cash', code, who } };
}

function aftermathOf(recovery: Recovery): Partial<TerminalContext> {
  return recovery.result === 'reconciled' ? { aftermath: recovery.aftermath } : {};
}

/** Inspects again and again, each time after the last answer; a slow device never piles questions up. */
function watch(inspect: () => Promise<Health>, clock: Clock, tell: (health: Health) => void): () => void {
  let timer: unknown;
  let ended = false;
  const again = async (): Promise<void> => {
    const health = await inspect().catch((): Health => ({
      service: 'out',
      area: 'terminal',
      code: 'defect',
      who: 'technician',
    }));
    if (ended) return;
    tell(health);
    timer = clock.setTimeout(() => void again(), INSPECT_EVERY_MS);
  };
  void again();
  return () => {
    ended = true;
    clock.clearTimeout(timer);
  };
}

function paperOf(papers: TerminalWork['papers']): DoubtfulPaper {
  const paper = papers?.inDoubt();
  if (!paper) throw new Error('no sheet is in doubt');
  return paper;
}
