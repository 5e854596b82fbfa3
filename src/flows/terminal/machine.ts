import { assign, fromCallback, fromPromise, setup } from 'xstate';

import type { Clock } from '#contract/clock.ts';

import type { VisitOutput } from '../visit/context.ts';
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
}

export type TerminalEvent =
  | { readonly type: 'inspected'; readonly health: Health }
  | { readonly type: 'begin' }
  | { readonly type: 'visitOver'; readonly output: VisitOutput }
  | { readonly type: 'next' }
  | { readonly type: 'patienceOver' };

interface TerminalTypes {
  context: TerminalContext;
  events: TerminalEvent;
  tags: 'take';
}

export interface TerminalWork {
  readonly recover: () => Promise<Recovery>;
  readonly inspect: () => Promise<Health>;
  readonly clock: Clock;
}

/** The terminal's day: reconcile once after the start, then serve one visit after another while the devices are well. */
export function terminalMachine({ recover, inspect, clock }: TerminalWork) {
  return setup({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-assertion -- XState reads the types of a value that never exists
    types: {} as TerminalTypes,
    actors: {
      recover: fromPromise<Recovery>(recover),
      watch: fromCallback<TerminalEvent>(({ sendBack }) =>
        watch(inspect, clock, (health) => sendBack({ type: 'inspected', health })),
      ),
    },
    delays: { recovery: RECOVERY_DEADLINE_MS, inspection: INSPECT_EVERY_MS },
    guards: {
      open: ({ context }) => context.health.service === 'open',
      closed: ({ context }) => context.health.service === 'closed',
      nobodyToTell: ({ context }) => context.aftermath.length === 0,
    },
    actions: {
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
        always: { guard: 'nobodyToTell', target: 'ready' },
        on: { next: { target: 'ready' }, patienceOver: { target: 'ready' } },
      },
      ready: {
        entry: assign({ aftermath: [] }),
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
            { guard: ({ event }) => event.output.after === 'serve', target: 'ready' },
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
