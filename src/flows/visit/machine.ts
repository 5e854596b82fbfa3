// oxlint-disable max-lines -- one chart, one file: a visit is read as a whole
import { assign, sendTo, setup } from 'xstate';

import { isRecorded } from '../paper/machine.ts';
import { paperView } from '../paper/screen-of.ts';
import { canAdd, draftOf, entitlementTo, hasChoice, totalOf, withOption } from './basket.ts';
import { visitActors } from './actors.ts';
import type { VisitContext, VisitInput, VisitOutput } from './context.ts';
import type { Desk } from './desk.ts';
import * as endings from './endings.ts';
import type { VisitEvent } from './events.ts';
import type { Hands } from './hands.ts';
import { questionsOf } from './questions.ts';
import * as outcomes from './outcomes.ts';

/** How long the flow waits for an answer of a device or of the center, ms. Each driver gives up earlier by itself. */
const DEADLINES = {
  card: 30_000,
  check: 60_000,
  prepare: 90_000,
  deposit: 30_000,
  print: 900_000,
  payBack: 180_000,
  slip: 300_000,
  /** Longer than the tray is looked at before it counts as empty. */
  rest: 10_000,
  /** Longer than staff are waited for, with every step that they may take. */
  paper: 30 * 60_000,
};

interface VisitTypes {
  context: VisitContext;
  events: VisitEvent;
  input: VisitInput;
  output: VisitOutput;
  tags: 'ordinary' | 'money' | 'take';
}

/**
 * One visit (一回の利用), from the first choice to the wiped screen. States are situations at the terminal. A state with a
 * tag waits for the person, as long as that patience lasts; every other state waits for a device and has a deadline.
 * Prepared first, paid second, printed third; money that was not earned is paid back at the end, whatever happened.
 */
export function visitMachine(desk: Desk, hands: Hands) {
  return setup({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-assertion -- XState reads the types of a value that never exists
    types: {} as VisitTypes,
    actors: visitActors(desk, hands),
    delays: DEADLINES,
    guards: {
      onOffer: ({ context, event }) =>
        event.type === 'chooseKind' &&
        context.offers.some(({ kind, available }) => kind === event.kind && available.now),
      chosenIsEntitled: ({ context }) => entitlementTo(context.kind, context.entitlements) !== undefined,
      somethingToChoose: ({ context }) => {
        const entitlement = entitlementTo(context.kind, context.entitlements);
        return entitlement !== undefined && hasChoice(entitlement.offered);
      },
      itemsApart: ({ context }) => {
        const entitlement = entitlementTo(context.kind, context.entitlements);
        return entitlement !== undefined && questionsOf(entitlement.offered).second.length > 0;
      },
      roomInBasket: ({ context }) => canAdd(context.lines),
      basketFilled: ({ context }) => context.lines.length > 0,
      fourDigits: () => hands.pin.count === 4,
      cardAway: ({ context }) => !context.cardOnReader,
      cardWaiting: ({ context }) => context.cardOnReader && context.layTrouble === null,
      lastTry: ({ context }) => context.triesLeft === 1,
      nothingDue: ({ context }) => context.due === 0,
      paidInFull: ({ context }) => context.paid >= context.due,
      toBePrinted: ({ context }) => context.ending.end === 'finished' && context.paid >= context.due,
      moreSheets: ({ context }) => context.sheetIndex < context.sheetCount,
      moneyInTray: ({ context }) => endings.returnedOf(context.money) > 0,
      /** Every sheet that was seen there is gone. */
      trayEmptied: ({ context }) => context.exit === 'empty' && context.papersSeen,
      paperLies: ({ context }) => context.exit === 'paper',
      paperLiesAndIsDenied: ({ context }) => context.exit === 'paper' && !context.papersDenied,
      papersOut: ({ context }) => context.printed > 0,
      papersLeft: ({ context }) => context.papersLeft,
      staffMustLook: ({ context }) => desk.staff !== undefined && outcomes.paperInDoubt(context),
      owedSlipDue: ({ context }) => endings.owedSlipDue(context),
      canReceipt: ({ context }) => endings.canReceipt(context),
      canChooseOther: ({ context }) => endings.canChooseOther(context),
    },
    actions: {
      wipePin: assign(() => {
        hands.pin.wipe();
        return { pinEntered: 0 };
      }),
      typeDigit: assign(({ event }) => {
        if (event.type === 'pinDigit') hands.pin.add(event.digit);
        return { pinEntered: hands.pin.count };
      }),
      eraseDigit: assign(() => {
        hands.pin.erase();
        return { pinEntered: hands.pin.count };
      }),
      startDraft: assign(({ context }) => {
        const entitlement = entitlementTo(context.kind, context.entitlements);
        return { draft: entitlement ? draftOf(entitlement) : null };
      }),
      setOption: assign(({ context: { draft, kind, entitlements }, event }) => {
        const entitlement = entitlementTo(kind, entitlements);
        if (event.type !== 'setOption' || !draft || !entitlement) return { draft };
        return { draft: withOption(draft, entitlement.offered, event) };
      }),
      addDraft: assign(({ context: { draft, lines } }) => ({
        lines: draft ? [...lines, draft] : lines,
        draft: null,
      })),
      cancelled: assign({ ending: { end: 'cancelled' } }),
      timedOut: assign({ ending: { end: 'timeout' } }),
      withdrawUnprinted: () => {
        const unsent = desk.books.issues.unsent().filter(({ visit }) => visit === hands.visit);
        for (const { issue } of unsent) desk.books.issues.withdraw(issue);
      },
      noteForgotten: ({ context }) =>
        desk.books.forgotten.note(context.visit, Math.max(1, context.sheetsOut)),
      tellLocked: ({ context }) => {
        const paper = outcomes.doubtOf(context, hands);
        desk.events.raise({ id: 'paper.locked', visit: context.visit, issue: paper.issue });
      },
      recordRecovery: ({ context, event }) => {
        const { issue } = outcomes.doubtOf(context, hands);
        if (isRecorded(event)) desk.books.issues.recover(issue, event.output.recovery);
      },
      forPaper: sendTo('paper', ({ event }) => event),
      seeExit: assign(({ context, event }) =>
        event.type === 'exit.changed' ? outcomes.exitSeen(context, event.exit) : {},
      ),
      letGoOfCard: () => {
        void hands.letGoOfCard();
      },
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
    id: 'visit',
    context: ({ input }) => outcomes.freshContext(input),
    initial: 'choosing',
    on: {
      setLanguage: { actions: assign(({ event }) => ({ language: event.language })) },
      moreTime: {},
      'card.inserted': { actions: assign({ cardOnReader: true }) },
      'card.removed': { actions: assign({ cardOnReader: false }) },
      'cash.credited': { actions: assign(({ event }) => ({ paid: event.paid })) },
      'cash.accepting': {
        actions: assign(({ event: { accepts, exactOnly } }) => ({ accepts, exactOnly })),
      },
      'keypad.clear': {},
      'cash.refused': {},
      'cash.failed': {},
      'print.progress': {},
      'exit.changed': { actions: 'seeExit' },
      '*': { actions: 'noteUnexpected' },
    },
    states: {
      choosing: {
        tags: 'ordinary',
        on: {
          chooseKind: {
            guard: 'onOffer',
            target: 'layingCard',
            actions: assign(({ event }) => ({ kind: event.kind })),
          },
          cancel: { target: 'closing', actions: 'cancelled' },
          back: { target: 'closing', actions: 'cancelled' },
          patienceOver: { target: 'closing', actions: 'timedOut' },
        },
      },
      layingCard: {
        tags: 'ordinary',
        always: { guard: 'cardWaiting', target: 'readingCard' },
        on: {
          'card.inserted': { target: 'readingCard', actions: assign({ cardOnReader: true }) },
          'card.removed': { actions: assign({ cardOnReader: false }) },
          retry: { target: 'readingCard' },
          back: { target: 'choosing', actions: assign({ layTrouble: null }) },
          cancel: { target: 'closing', actions: 'cancelled' },
          patienceOver: { target: 'closing', actions: 'timedOut' },
        },
      },
      readingCard: {
        entry: 'wipePin',
        invoke: {
          src: 'readCard',
          onDone: [
            {
              guard: ({ event }) => event.output.ok,
              target: 'askingForPin',
              actions: assign(({ event }) => ({
                layTrouble: null,
                wrongBefore: false,
                triesLeft: event.output.ok ? event.output.value.triesLeft : 0,
              })),
            },
            {
              guard: ({ event }) => !event.output.ok && event.output.error.who === 'resident',
              target: 'layingCard',
              actions: [
                assign(({ event }) => ({ layTrouble: event.output.ok ? null : event.output.error.code })),
                ({ context, event }) => outcomes.raiseCardFault(desk, context.visit, event.output),
              ],
            },
            {
              target: 'closing',
              actions: [
                assign(({ event }) => ({ ending: endings.ofCard(event.output) })),
                ({ context, event }) => outcomes.raiseCardFault(desk, context.visit, event.output),
              ],
            },
          ],
          onError: { target: 'closing', actions: assign(endings.defect) },
        },
        after: { card: { target: 'closing', actions: assign(endings.deadline('card')) } },
      },
      askingForPin: {
        always: [{ guard: 'lastTry', target: 'confirmingLastTry' }, { target: 'enteringPin' }],
      },
      confirmingLastTry: {
        tags: 'ordinary',
        on: {
          next: 'enteringPin',
          'card.removed': { target: 'layingCard', actions: assign(outcomes.liftedEarly) },
          cancel: { target: 'closing', actions: 'cancelled' },
          patienceOver: { target: 'closing', actions: 'timedOut' },
        },
      },
      enteringPin: {
        tags: 'ordinary',
        entry: 'wipePin',
        on: {
          pinDigit: { actions: 'typeDigit' },
          pinErase: { actions: 'eraseDigit' },
          'keypad.clear': { actions: 'wipePin' },
          next: { guard: 'fourDigits', target: 'checkingCard' },
          'card.removed': {
            target: 'layingCard',
            actions: ['wipePin', 'letGoOfCard', assign(outcomes.liftedEarly)],
          },
          cancel: { target: 'closing', actions: 'cancelled' },
          patienceOver: { target: 'closing', actions: 'timedOut' },
        },
      },
      checkingCard: {
        entry: assign({ pinEntered: 0 }),
        invoke: {
          src: 'checkCard',
          onDone: [
            {
              guard: ({ event }) => event.output.result === 'accepted',
              target: 'liftingCard',
              actions: [
                assign(({ event }) => outcomes.entitled(event.output)),
                ({ context }) => desk.events.raise({ id: 'card.verified', visit: context.visit }),
              ],
            },
            {
              guard: ({ event }) => outcomes.isWrongPin(event.output),
              target: 'askingForPin',
              actions: [
                assign(({ event }) => outcomes.afterWrongPin(event.output)),
                ({ context }) =>
                  desk.events.raise({
                    id: 'card.pinWrong',
                    visit: context.visit,
                    triesLeft: context.triesLeft,
                  }),
              ],
            },
            {
              guard: ({ event }) => outcomes.isForTheResident(event.output),
              target: 'layingCard',
              actions: [
                assign(({ event }) => outcomes.afterCardTrouble(event.output)),
                ({ context, event }) => outcomes.raiseRefusal(desk, context.visit, event.output),
              ],
            },
            {
              target: 'closing',
              actions: [
                assign(({ context, event }) => ({ ending: endings.ofCheck(event.output, context.kind) })),
                ({ context, event }) => outcomes.raiseRefusal(desk, context.visit, event.output),
              ],
            },
          ],
          onError: { target: 'closing', actions: assign(endings.defect) },
        },
        after: { check: { target: 'closing', actions: assign(endings.deadline('center')) } },
      },
      liftingCard: {
        tags: 'take',
        always: { guard: 'cardAway', target: 'startingLine' },
        on: {
          'card.removed': { target: 'startingLine', actions: assign({ cardOnReader: false }) },
          cancel: { target: 'closing', actions: 'cancelled' },
          patienceOver: { target: 'closing', actions: 'timedOut' },
        },
      },
      startingLine: {
        entry: 'startDraft',
        always: [
          { guard: 'somethingToChoose', target: 'choosingOptions' },
          { guard: 'chosenIsEntitled', target: 'choosingCopies' },
          { target: 'closing', actions: assign(({ context }) => ({ ending: endings.ofKind(context) })) },
        ],
      },
      choosingOptions: {
        tags: 'ordinary',
        on: {
          setOption: { actions: 'setOption' },
          next: [{ guard: 'itemsApart', target: 'choosingItems' }, { target: 'choosingCopies' }],
          back: 'choosingMore',
          cancel: { target: 'closing', actions: 'cancelled' },
          patienceOver: { target: 'closing', actions: 'timedOut' },
        },
      },
      choosingItems: {
        tags: 'ordinary',
        on: {
          setOption: { actions: 'setOption' },
          next: 'choosingCopies',
          back: 'choosingOptions',
          cancel: { target: 'closing', actions: 'cancelled' },
          patienceOver: { target: 'closing', actions: 'timedOut' },
        },
      },
      choosingCopies: {
        tags: 'ordinary',
        on: {
          setCopies: {
            actions: assign(({ context: { draft }, event }) => ({
              draft: draft && { ...draft, copies: event.copies },
            })),
          },
          next: { target: 'reviewingBasket', actions: 'addDraft' },
          back: [
            { guard: 'itemsApart', target: 'choosingItems' },
            { guard: 'somethingToChoose', target: 'choosingOptions' },
            { target: 'choosingMore' },
          ],
          cancel: { target: 'closing', actions: 'cancelled' },
          patienceOver: { target: 'closing', actions: 'timedOut' },
        },
      },
      choosingMore: {
        tags: 'ordinary',
        entry: assign({ draft: null }),
        on: {
          chooseKind: {
            guard: 'onOffer',
            target: 'startingLine',
            actions: assign(({ event }) => ({ kind: event.kind })),
          },
          back: { guard: 'basketFilled', target: 'reviewingBasket' },
          cancel: { target: 'closing', actions: 'cancelled' },
          patienceOver: { target: 'closing', actions: 'timedOut' },
        },
      },
      reviewingBasket: {
        tags: 'ordinary',
        on: {
          addMore: { guard: 'roomInBasket', target: 'choosingMore' },
          removeLine: {
            actions: assign(({ context, event }) => ({
              lines: context.lines.filter((_, at) => at !== event.line),
            })),
          },
          next: { guard: 'basketFilled', target: 'preparing' },
          cancel: { target: 'closing', actions: 'cancelled' },
          patienceOver: { target: 'closing', actions: 'timedOut' },
        },
      },
      preparing: {
        entry: assign(({ context }) => ({ due: totalOf(context.lines) })),
        invoke: {
          src: 'prepare',
          input: ({ context }) => context.lines,
          onDone: [
            {
              guard: ({ event }) => event.output.result === 'prepared',
              target: 'confirming',
              actions: assign(({ context }) => outcomes.prepared(desk, hands, context.lines)),
            },
            {
              target: 'closing',
              actions: assign(({ event }) => ({ ending: endings.ofPrepare(event.output) })),
            },
          ],
          onError: { target: 'closing', actions: assign(endings.defect) },
        },
        after: { prepare: { target: 'closing', actions: assign(endings.deadline('center')) } },
      },
      confirming: {
        tags: 'ordinary',
        on: {
          next: [
            { guard: 'paperLies', target: 'closing', actions: assign({ ending: endings.othersPaper }) },
            { guard: 'nothingDue', target: 'printing' },
            { target: 'openingDeposit' },
          ],
          cancel: { target: 'closing', actions: 'cancelled' },
          patienceOver: { target: 'closing', actions: 'timedOut' },
        },
      },
      openingDeposit: {
        invoke: {
          src: 'beginDeposit',
          input: ({ context }) => context.due,
          onDone: [
            { guard: ({ event }) => event.output.ok, target: 'paying' },
            { target: 'closing', actions: assign(({ event }) => ({ ending: endings.ofCash(event.output) })) },
          ],
          onError: { target: 'over', actions: assign(endings.halt) },
        },
        after: { deposit: { target: 'over', actions: assign(endings.halt) } },
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
              guard: ({ context }) => context.ending.end === 'finished' && context.exit === 'paper',
              target: 'payingBack',
              actions: assign(({ event }) => ({ paid: event.output.paid, ending: endings.othersPaper })),
            },
            {
              guard: ({ context, event }) =>
                context.ending.end === 'finished' && event.output.paid >= context.due,
              target: 'printing',
              actions: assign(({ event }) => ({ paid: event.output.paid })),
            },
            {
              target: 'payingBack',
              actions: assign(({ context, event }) => outcomes.afterCount(context, event.output)),
            },
          ],
          onError: { target: 'over', actions: assign(endings.halt) },
        },
        after: { deposit: { target: 'over', actions: assign(endings.halt) } },
      },
      printing: {
        entry: assign({ printStep: 'sending', printCode: null }),
        invoke: {
          src: 'printSheet',
          input: ({ context, self }) => ({
            index: context.sheetIndex,
            progress: (step, fault) =>
              self.send({ type: 'print.progress', step, ...(fault ? { fault } : {}) }),
          }),
          onDone: {
            target: 'printed',
            actions: assign(({ context, event }) => outcomes.afterSheet(context, hands, event.output)),
          },
          onError: { target: 'over', actions: assign(endings.halt) },
        },
        on: {
          'print.progress': {
            actions: assign(({ event }) => ({ printStep: event.step, printCode: event.fault?.code ?? null })),
          },
        },
        after: { print: { target: 'over', actions: assign(endings.halt) } },
      },
      printed: {
        always: [
          { guard: 'staffMustLook', target: 'securing' },
          { guard: ({ context }) => context.ending.end !== 'finished', target: 'handingOut' },
          { guard: 'moreSheets', target: 'printing' },
          { target: 'takingPapers' },
        ],
      },
      /** Nobody can tell what became of a sheet: locked until staff have looked for it. */
      securing: {
        entry: 'tellLocked',
        invoke: {
          id: 'paper',
          src: 'securePaper',
          input: ({ context }) => outcomes.doubtOf(context, hands),
          onSnapshot: { actions: assign(({ event }) => ({ paper: paperView(event.snapshot) })) },
          onDone: [
            {
              guard: ({ event }) => event.output.result === 'nobody',
              target: 'handingOut',
            },
            {
              guard: ({ event }) => event.output.result === 'recorded' && event.output.give === 'reprint',
              target: 'reprinting',
              actions: [
                'recordRecovery',
                assign(({ context, event }) => outcomes.afterPaper(context, hands, event.output)),
              ],
            },
            {
              target: 'printed',
              actions: [
                'recordRecovery',
                assign(({ context, event }) => outcomes.afterPaper(context, hands, event.output)),
              ],
            },
          ],
          onError: { target: 'over', actions: assign(endings.halt) },
        },
        on: {
          staff: { actions: 'forPaper' },
          pinDigit: { actions: 'forPaper' },
          pinErase: { actions: 'forPaper' },
          next: { actions: 'forPaper' },
          back: { actions: 'forPaper' },
          cancel: { actions: 'forPaper' },
          sheetsFound: { actions: 'forPaper' },
          disposed: { actions: 'forPaper' },
          afterPaper: { actions: 'forPaper' },
        },
        after: { paper: { target: 'handingOut' } },
      },
      reprinting: {
        invoke: {
          src: 'reprint',
          input: ({ context: { sheetIndex, lines } }) => ({ index: sheetIndex, lines }),
          onDone: [
            { guard: ({ event }) => event.output.result === 'prepared', target: 'printing' },
            { target: 'handingOut', actions: assign(({ event }) => outcomes.afterReprint(event.output)) },
          ],
          onError: { target: 'handingOut', actions: assign(endings.defect) },
        },
        after: { prepare: { target: 'handingOut', actions: assign(endings.deadline('center')) } },
      },
      /** Nothing more is printed: what came out is called for, then the money is settled. */
      handingOut: { always: [{ guard: 'papersOut', target: 'takingPapers' }, { target: 'payingBack' }] },
      /** What the tray's sensor sees decides; where there is none, or it cannot tell, the resident's word. */
      takingPapers: {
        tags: 'take',
        always: { guard: 'trayEmptied', target: 'papersGone' },
        on: {
          next: [
            { guard: 'paperLiesAndIsDenied', actions: assign({ papersDenied: true }) },
            { target: 'payingBack' },
          ],
          patienceOver: [
            {
              guard: 'paperLies',
              target: 'payingBack',
              actions: ['noteForgotten', assign({ papersLeft: true })],
            },
            { target: 'payingBack', actions: 'noteForgotten' },
          ],
        },
      },
      /** Empty for now: the last sheet may still be falling. */
      papersGone: {
        invoke: { src: 'letTrayRest', onDone: 'payingBack', onError: 'payingBack' },
        on: {
          'exit.changed': [
            { guard: ({ event }) => event.exit === 'empty', actions: 'seeExit' },
            { target: 'takingPapers', actions: 'seeExit' },
          ],
          next: {},
        },
        after: { rest: 'payingBack' },
      },
      payingBack: {
        entry: 'withdrawUnprinted',
        invoke: {
          src: 'payBack',
          // Nobody is there to take coins, and the next one is not to find them.
          input: ({ context: { kept, withheld, papersLeft } }) => ({
            kept,
            withheld,
            into: papersLeft ? 'books' : 'tray',
          }),
          onDone: [
            {
              guard: 'papersLeft',
              target: 'over',
              actions: assign(({ context, event }) => outcomes.afterPayBack(context, event.output)),
            },
            {
              guard: ({ event }) => endings.returnedOf(event.output) > 0,
              target: 'takingMoney',
              actions: assign(({ context, event }) => outcomes.afterPayBack(context, event.output)),
            },
            {
              target: 'endingMoney',
              actions: assign(({ context, event }) => outcomes.afterPayBack(context, event.output)),
            },
          ],
          onError: { target: 'over', actions: assign(endings.halt) },
        },
        after: { payBack: { target: 'over', actions: assign(endings.halt) } },
      },
      takingMoney: {
        tags: 'take',
        // Nobody took it: nobody is there for a slip either, and its number is worth money to a stranger.
        on: { next: 'endingMoney', patienceOver: 'showingEnd' },
      },
      endingMoney: {
        always: [{ guard: 'owedSlipDue', target: 'printingOwedSlip' }, { target: 'showingEnd' }],
      },
      printingOwedSlip: {
        invoke: {
          src: 'printSlip',
          input: ({ context: { money, language } }) => ({ what: 'owed', money, language }),
          onDone: {
            target: 'showingEnd',
            actions: assign(({ event }) => ({ slip: { what: 'owed', verdict: event.output } })),
          },
          onError: { target: 'showingEnd', actions: assign({ slip: { what: 'owed', verdict: 'unknown' } }) },
        },
        after: {
          slip: { target: 'showingEnd', actions: assign({ slip: { what: 'owed', verdict: 'unknown' } }) },
        },
      },
      printingReceipt: {
        invoke: {
          src: 'printSlip',
          input: ({ context: { money, language } }) => ({ what: 'receipt', money, language }),
          onDone: {
            target: 'showingEnd',
            actions: assign(({ event }) => ({ slip: { what: 'receipt', verdict: event.output } })),
          },
          onError: {
            target: 'showingEnd',
            actions: assign({ slip: { what: 'receipt', verdict: 'unknown' } }),
          },
        },
        after: {
          slip: { target: 'showingEnd', actions: assign({ slip: { what: 'receipt', verdict: 'unknown' } }) },
        },
      },
      /** A visit that ends before any money was taken. */
      closing: {
        entry: ['withdrawUnprinted', 'letGoOfCard'],
        always: 'showingEnd',
      },
      showingEnd: {
        tags: 'take',
        on: {
          next: 'over',
          cancel: 'over',
          receipt: { guard: 'canReceipt', target: 'printingReceipt' },
          retry: { guard: 'canChooseOther', target: 'choosingOther' },
          patienceOver: 'over',
        },
      },
      choosingOther: {
        entry: assign({ ending: { end: 'finished' } }),
        always: [{ guard: 'roomInBasket', target: 'choosingMore' }, { target: 'reviewingBasket' }],
      },
      over: { type: 'final' },
    },
    output: ({ context }) => endings.outputOf(context),
  });
}
