import { assign, setup } from 'xstate';

import { RELAY_DIGITS, RelayNumber, isRelayNumber } from '#contract/relay.ts';
import type { RelayPayment } from '#contract/relay.ts';
import { IntentId } from '#contract/ids.ts';
import type { VisitId } from '#contract/ids.ts';

import { moneyActors, stepAt } from '../money/actors.ts';
import type { VisitOutput } from '../visit/context.ts';
import type { Desk } from '../visit/desk.ts';
import * as endings from '../visit/endings.ts';
import type { VisitEvent } from '../visit/events.ts';
import { freshRelay } from './context.ts';
import type { RelayContext, RelayInput } from './context.ts';
import * as outcomes from './outcomes.ts';
import { tellPaid } from './tell-paid.ts';
import type { TellOutcome } from './tell-paid.ts';

/** How long the flow waits for an answer of a device or of the center, ms. Each of them gives up earlier by itself. */
const DEADLINES = { center: 60_000, deposit: 30_000, payBack: 180_000, slip: 300_000 };

interface RelayTypes {
  context: RelayContext;
  events: VisitEvent;
  input: RelayInput;
  output: VisitOutput;
  tags: 'ordinary' | 'money' | 'take';
}

/**
 * 取次ぎ発行の手数料収納: the fee of a slip that the counter handed out, from its number to the receipt that goes back there. No card
 * and no person. Paid first, told to the center second, change third; what the center does not confirm is not earned.
 */
export function relayMachine(desk: Desk, visit: VisitId) {
  const step = stepAt(desk);
  return setup({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-assertion -- XState reads the types of a value that never exists
    types: {} as RelayTypes,
    actors: {
      ...moneyActors(desk, visit),
      askSlip: step<outcomes.AskOutcome, string>((typed) =>
        desk.center.relaySlip(visit, RelayNumber.parse(typed)),
      ),
      tellPaid: step<TellOutcome, Pick<RelayPayment, 'fee'> & { readonly slip: RelayNumber | null }>(
        ({ slip, fee }) => {
          const request = IntentId.parse(desk.ids.next());
          return tellPaid(desk, { request, visit, slip: RelayNumber.parse(slip), fee });
        },
      ),
    },
    delays: DEADLINES,
    guards: {
      complete: ({ context }) => context.typed.length === RELAY_DIGITS,
      plausible: ({ context }) => isRelayNumber(context.typed),
      paidInFull: ({ context }) => context.paid >= context.due,
      moneyInTray: ({ context }) => endings.returnedOf(context.money) > 0,
      owedSlipDue: ({ context }) => context.money.state === 'owed',
      earned: ({ context }) => context.kept > 0,
    },
    actions: {
      typeDigit: assign(({ context, event }) =>
        event.type === 'pinDigit' ? outcomes.withDigit(context, event.digit) : {},
      ),
      eraseDigit: assign(({ context }) => ({ typed: context.typed.slice(0, -1) })),
      eraseAll: assign({ typed: '' }),
      cancelled: assign({ ending: { end: 'cancelled' } }),
      timedOut: assign({ ending: { end: 'timeout' } }),
      halt: assign(endings.halt),
      noteUnexpected: ({ event, self }) => {
        const state = JSON.stringify(self.getSnapshot().value).replaceAll(/[^\w.-]/g, '');
        desk.events.raise({
          id: 'flow.unexpected',
          state: state.slice(0, 64),
          event: event.type.slice(0, 64),
        });
      },
    },
  }).createMachine({
    id: 'relay',
    context: ({ input }) => freshRelay(input),
    initial: 'typingNumber',
    on: {
      setLanguage: { actions: assign(({ event }) => ({ language: event.language })) },
      moreTime: {},
      'card.inserted': {},
      'card.removed': {},
      'cash.credited': { actions: assign(({ event }) => ({ paid: event.paid })) },
      'cash.accepting': { actions: assign(({ event: { accepts, exactOnly } }) => ({ accepts, exactOnly })) },
      'exit.changed': {},
      'keypad.clear': {},
      'cash.refused': {},
      'cash.failed': {},
      '*': { actions: 'noteUnexpected' },
    },
    states: {
      typingNumber: {
        tags: 'ordinary',
        on: {
          pinDigit: { actions: 'typeDigit' },
          pinErase: { actions: 'eraseDigit' },
          'keypad.clear': { actions: 'eraseAll' },
          next: [
            { guard: 'plausible', target: 'askingCenter' },
            { guard: 'complete', actions: ['eraseAll', assign({ trouble: 'mistyped' })] },
          ],
          back: { target: 'showingEnd', actions: 'cancelled' },
          cancel: { target: 'showingEnd', actions: 'cancelled' },
          patienceOver: { target: 'showingEnd', actions: 'timedOut' },
        },
      },
      askingCenter: {
        invoke: {
          src: 'askSlip',
          input: ({ context }) => context.typed,
          onDone: [
            {
              guard: ({ event }) => outcomes.isPayable(event.output),
              target: 'confirming',
              actions: assign(({ context, event }) => outcomes.asked(desk, context, event.output)),
            },
            {
              guard: ({ context, event }) => outcomes.mayTypeAgain(context, event.output),
              target: 'typingNumber',
              actions: assign(({ context }) => ({
                typed: '',
                trouble: 'unknown',
                unknownNumbers: context.unknownNumbers + 1,
              })),
            },
            {
              target: 'showingEnd',
              actions: assign(({ event }) => ({ ending: outcomes.ofAsk(event.output) })),
            },
          ],
          onError: { target: 'showingEnd', actions: assign(endings.defect) },
        },
        after: { center: { target: 'showingEnd', actions: assign(endings.deadline('center')) } },
      },
      confirming: {
        tags: 'ordinary',
        on: {
          next: 'openingDeposit',
          back: { target: 'typingNumber', actions: ['eraseAll', assign({ trouble: null })] },
          cancel: { target: 'showingEnd', actions: 'cancelled' },
          patienceOver: { target: 'showingEnd', actions: 'timedOut' },
        },
      },
      openingDeposit: {
        invoke: {
          src: 'beginDeposit',
          input: ({ context }) => context.due,
          onDone: [
            { guard: ({ event }) => event.output.ok, target: 'paying' },
            {
              target: 'showingEnd',
              actions: assign(({ event }) => ({ ending: endings.ofCash(event.output) })),
            },
          ],
          onError: { target: 'over', actions: 'halt' },
        },
        after: { deposit: { target: 'over', actions: 'halt' } },
      },
      paying: {
        tags: 'money',
        always: { guard: 'paidInFull', target: 'counting' },
        on: {
          'cash.credited': { actions: assign(({ event }) => ({ paid: event.paid, refusedCash: false })) },
          'cash.refused': { actions: assign({ refusedCash: true }) },
          'cash.failed': {
            target: 'counting',
            actions: assign(({ event }) => ({ ending: endings.ofFault('cash', event.fault) })),
          },
          cancel: { target: 'counting', actions: 'cancelled' },
          patienceOver: { target: 'counting', actions: 'timedOut' },
        },
      },
      counting: {
        invoke: {
          src: 'fixDeposit',
          onDone: [
            {
              guard: ({ context, event }) =>
                context.ending.end === 'finished' && event.output.paid >= context.due,
              target: 'tellingCenter',
              actions: assign(({ event }) => ({ paid: event.output.paid })),
            },
            {
              target: 'payingBack',
              actions: assign(({ context, event }) => outcomes.afterCount(context, event.output)),
            },
          ],
          onError: { target: 'over', actions: 'halt' },
        },
        after: { deposit: { target: 'over', actions: 'halt' } },
      },
      tellingCenter: {
        invoke: {
          src: 'tellPaid',
          input: ({ context: { slip, due } }) => ({ slip, fee: due }),
          onDone: {
            target: 'payingBack',
            actions: assign(({ context, event }) => outcomes.afterTelling(context, event.output)),
          },
          onError: { target: 'over', actions: 'halt' },
        },
        after: { center: { target: 'over', actions: 'halt' } },
      },
      payingBack: {
        invoke: {
          src: 'payBack',
          input: ({ context: { kept, withheld } }) => ({ kept, withheld, doubt: 'relay-in-doubt' }),
          onDone: {
            target: 'paidBack',
            actions: assign(({ context, event }) => outcomes.afterPayBack(context, event.output)),
          },
          onError: { target: 'over', actions: 'halt' },
        },
        after: { payBack: { target: 'over', actions: 'halt' } },
      },
      paidBack: { always: [{ guard: 'moneyInTray', target: 'takingMoney' }, { target: 'endingMoney' }] },
      takingMoney: {
        tags: 'take',
        // Nobody took it: nobody is there for a slip or a receipt either, and papers of one who has gone keep the next one out.
        on: { next: 'endingMoney', patienceOver: 'showingEnd' },
      },
      endingMoney: {
        always: [{ guard: 'owedSlipDue', target: 'printingOwedSlip' }, { target: 'receipting' }],
      },
      printingOwedSlip: {
        invoke: {
          src: 'printSlip',
          input: ({ context: { money, language } }) => ({ what: 'owed', money, language }),
          onDone: {
            target: 'receipting',
            actions: assign(({ event }) => ({ owedSlip: { what: 'owed', verdict: event.output } })),
          },
          onError: {
            target: 'receipting',
            actions: assign({ owedSlip: { what: 'owed', verdict: 'unknown' } }),
          },
        },
        after: {
          slip: { target: 'receipting', actions: assign({ owedSlip: { what: 'owed', verdict: 'unknown' } }) },
        },
      },
      /** 領収書: the counter hands the paper over for it, so it is printed whenever the slip is paid. */
      receipting: { always: [{ guard: 'earned', target: 'printingReceipt' }, { target: 'showingEnd' }] },
      printingReceipt: {
        invoke: {
          src: 'printSlip',
          input: ({ context: { money, language } }) => ({ what: 'receipt', money, language }),
          onDone: { target: 'showingEnd', actions: assign(({ event }) => ({ receipt: event.output })) },
          onError: { target: 'showingEnd', actions: assign({ receipt: 'unknown' }) },
        },
        after: { slip: { target: 'showingEnd', actions: assign({ receipt: 'unknown' }) } },
      },
      showingEnd: { tags: 'take', on: { next: 'over', cancel: 'over', patienceOver: 'over' } },
      over: { type: 'final' },
    },
    output: ({ context }) => outcomes.outputOf(context),
  });
}
