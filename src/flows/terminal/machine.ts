import { and, assign, fromCallback, fromPromise, not, sendTo, setup } from 'xstate';

import { clearanceIn, isRecorded, paperMachine } from '../paper/machine.ts';
import type { DoubtfulPaper } from '../paper/machine.ts';
import { isClear } from '../paper/output-tray.ts';
import { paperView } from '../paper/screen-of.ts';
import { NOBODY } from '../paper/staff-door.ts';
import type { TerminalContext, TerminalEvent, TerminalWork } from './context.ts';
import type { Recovery } from './recover.ts';
import { aftermathOf, healthWithout } from './recovered.ts';
import { INSPECT_EVERY_MS, watch } from './watch.ts';

/** How long the devices may take to be reconciled after a start, ms. */
const RECOVERY_DEADLINE_MS = 120_000;
/** Whoever takes papers so soon after they were left is taken for their owner, ms; later they are for staff. */
const GRACE_MS = 60_000;
/** Staff who have just emptied the tray are faster than the sensor is sure, ms. */
const TRAY_RESTS_MS = 1_500;
/** So long something lies in the tray before it counts as papers, ms: a hand or a bag that passes is none. */
const STEADY_MS = 1_500;

interface TerminalTypes {
  context: TerminalContext;
  events: TerminalEvent;
  tags: 'take';
}

/** The terminal's day: reconcile once after the start, then serve one visit after another while the devices are well. */
export function terminalMachine({ recover, inspect, stillOpen, clock, events, papers, left }: TerminalWork) {
  return setup({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-assertion -- XState reads the types of a value that never exists
    types: {} as TerminalTypes,
    actors: {
      recover: fromPromise<Recovery>(recover),
      securePaper: paperMachine(papers?.door ?? NOBODY, events),
      watch: fromCallback<TerminalEvent>(({ sendBack }) =>
        watch(inspect, clock, (health) => sendBack({ type: 'inspected', health })),
      ),
    },
    delays: {
      recovery: RECOVERY_DEADLINE_MS,
      inspection: INSPECT_EVERY_MS,
      grace: GRACE_MS,
      rest: TRAY_RESTS_MS,
      steady: STEADY_MS,
    },
    guards: {
      open: ({ context }) => context.health.service === 'open',
      closed: ({ context }) => context.health.service === 'closed',
      paperInDoubt: () => papers?.inDoubt() !== undefined,
      paperLies: () => left.exit() === 'paper',
      /** The papers are gone, and whoever took them may be believed to be their owner; staff at work are not disturbed. */
      takenAfterAll: ({ context }) =>
        isClear(left.exit()) &&
        (papers === undefined || !context.forStaff) &&
        (context.paper === null || context.paper.screen.name === 'papersLeft'),
      calledInVain: ({ event }) => event.type === 'visitOver' && event.output.papersLeft,
      theirs: ({ context }) => context.calledFor !== null,
      nobodyToTell: ({ context }) => context.aftermath.length === 0,
    },
    actions: {
      tellLocked: () => papers?.locked(),
      recordRecovery: ({ event }) => {
        const paper = papers?.inDoubt();
        if (paper && isRecorded(event)) papers?.record(paper.issue, event.output.recovery);
      },
      tellHeld: () => left.held(),
      noteForgotten: ({ context: { calledFor } }) => {
        if (calledFor) left.note(calledFor);
      },
      noteGone: () => left.cleared({ disposal: 'gone', sheets: 0, by: null }),
      recordClearance: ({ event }) => {
        const clearance = clearanceIn(event);
        if (clearance) left.cleared(clearance);
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
      forStaff: false,
      denied: false,
      calledFor: null,
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
      /** Whoever still stands there learns what became of their money; papers in the tray are theirs. */
      telling: {
        tags: 'take',
        always: { guard: 'nobodyToTell', target: 'lookingForPaper' },
        on: { next: { target: 'partedFrom' }, patienceOver: { target: 'partedFrom' } },
      },
      /** Somebody goes: a sheet of which nobody can tell comes first, then their own papers, then anybody's. */
      partedFrom: {
        always: [
          { guard: 'paperInDoubt', target: 'securing' },
          { guard: 'theirs', target: 'lastCall' },
          { target: 'lookingForPaper' },
        ],
      },
      lookingForPaper: {
        entry: assign({ paper: null }),
        always: [
          { guard: 'paperInDoubt', target: 'securing' },
          { guard: 'paperLies', target: 'glimpsed' },
          { target: 'ready' },
        ],
      },
      /** Something is seen in the tray; nobody begins until it is gone, or has turned out to be papers. */
      glimpsed: {
        entry: 'reconsider',
        always: { guard: not('paperLies'), target: 'ready' },
        on: { exitChanged: {}, cashChanged: { actions: 'reconsider' } },
        after: { steady: 'holding' },
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
      /** A slip, or a paper that the resident thought to have taken: whoever has just finished is still there. */
      lastCall: {
        tags: 'take',
        always: { guard: not('paperLies'), target: 'lookingForPaper' },
        entry: assign({ denied: false }),
        on: {
          exitChanged: {},
          next: { actions: assign({ denied: true }) },
          patienceOver: { target: 'holding', actions: 'noteForgotten' },
        },
      },
      /** 取り忘れ: papers of somebody lie in the tray. Nobody is served before they are gone, and staff are called. */
      holding: {
        entry: ['tellHeld', assign({ forStaff: false, paper: null })],
        invoke: [
          {
            id: 'paper',
            src: 'securePaper',
            input: () => left.known(),
            onSnapshot: { actions: assign(({ event }) => ({ paper: paperView(event.snapshot) })) },
            onDone: { target: 'trayCleared', actions: 'recordClearance' },
            onError: { target: 'stopped', actions: assign({ stoppedBy: 'defect' }) },
          },
          { src: 'watch' },
        ],
        always: { guard: 'takenAfterAll', target: 'lookingForPaper', actions: 'noteGone' },
        on: {
          exitChanged: {},
          inspected: { actions: 'noteHealth' },
          staff: { actions: 'forPaper' },
          pinDigit: { actions: 'forPaper' },
          pinErase: { actions: 'forPaper' },
          next: { actions: 'forPaper' },
          back: { actions: 'forPaper' },
          sheetsFound: { actions: 'forPaper' },
          disposed: { actions: 'forPaper' },
        },
        after: { grace: { actions: assign({ forStaff: true }) } },
      },
      trayCleared: {
        always: { guard: not('paperLies'), target: 'lookingForPaper' },
        on: { exitChanged: {} },
        after: { rest: 'holding' },
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
          exitChanged: { guard: 'paperLies', target: 'glimpsed' },
          cashChanged: { target: '.outOfService', actions: 'reconsider' },
          staffCame: 'staffed',
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
      /** 係員モード: a member of staff is at the terminal, and nobody is served. */
      staffed: { on: { staffGone: 'lookingForPaper' } },
      visiting: {
        on: {
          visitOver: [
            {
              guard: ({ event }) => event.output.after !== 'serve',
              target: 'stopped',
              actions: assign(({ event }) => ({ stoppedBy: event.output.how })),
            },
            { guard: 'paperInDoubt', target: 'securing' },
            { guard: and(['calledInVain', 'paperLies']), target: 'holding' },
            { guard: 'calledInVain', target: 'lookingForPaper' },
            { target: 'partedFrom', actions: assign(({ event }) => ({ calledFor: event.output.papers })) },
          ],
        },
      },
      /** Until a technician starts the terminal anew. */
      stopped: {},
    },
  });
}

function paperOf(papers: TerminalWork['papers']): DoubtfulPaper {
  const paper = papers?.inDoubt();
  if (!paper) throw new Error('no sheet is in doubt');
  return paper;
}
