// oxlint-disable max-lines -- one statechart, one file: what staff can do, in which order, is read as a whole
import { and, assign, fromCallback, fromPromise, not, sendTo, setup } from 'xstate';
import type { StateFrom } from 'xstate';

import type { Result } from '#contract/result.ts';
import { may } from '#contract/staff-task.ts';
import type { Fact } from '#contract/staff-view.ts';

import {
  AT_REST,
  guideIsDone,
  mayGoOn,
  nextChoices,
  shownChoices,
  taskOf,
  typedLess,
  typedMore,
} from './context.ts';
import type { StaffContext, StaffEvent } from './context.ts';
import { dutiesOf, guideOf, isDuty } from './duties.ts';
import type { Duty, Leaf } from './duty.ts';
import { ticked } from './guides.ts';
import type { StaffOffice } from './office.ts';
import { signInMachine, signInView } from './sign-in.ts';
import { unitOf } from './units.ts';
import { lookAgain, perform, read, signedIn, tellDenied } from './work.ts';

/** ms. What is not known to be done by then is told as unknown, and never done again by itself. */
export const STAFF_LIMITS = { act: 180_000, read: 30_000, unlock: 60_000 };
/** s without a touch, after which staff mode is left by itself; `unit`: while hands are in a unit, which take their time. */
export const STAFF_PATIENCE = { staff: 180, unit: 900 } as const;

interface StaffTypes {
  context: StaffContext;
  events: StaffEvent;
  tags: 'staff';
}

/** 係員モード: who has signed in sees how the terminal stands and does what their role may, one question at a time. */
export function staffMachine(office: StaffOffice) {
  const duties = dutiesOf(office);
  const dutyOf = ({ task }: StaffContext): Duty | undefined => (task === null ? undefined : duties[task]);
  return setup({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-assertion -- XState reads the types of a value that never exists
    types: {} as StaffTypes,
    actors: {
      signIn: signInMachine(office.door),
      lookout: fromCallback<StaffEvent>(({ sendBack }) =>
        lookAgain(office, (seen) => sendBack({ type: 'looked', seen })),
      ),
      perform: fromPromise<Result<readonly Fact[], string>, StaffContext>(({ input }) =>
        perform(office, duties, input),
      ),
      unlock: fromPromise<string | null, StaffContext>(async ({ input: { who } }) =>
        who === null ? 'forbidden' : office.doors.open(who.by),
      ),
      read: fromPromise<readonly Leaf[], StaffContext>(({ input }) => read(office, duties, input)),
    },
    delays: STAFF_LIMITS,
    guards: {
      allowed: ({ context: { who }, event }) => {
        const task = taskOf(event);
        return who !== null && task !== undefined && may(who.role, task);
      },
      aGuide: ({ event }) => guideOf(taskOf(event)) !== undefined,
      offered: ({ context, event }) => event.type === 'pick' && shownChoices(context)[event.at] !== undefined,
      asksWhich: ({ context }) => dutyOf(context)?.choices !== undefined,
      nothingToDo: ({ context }) => dutyOf(context)?.choices !== undefined && context.choices.length === 0,
      asksHowMuch: ({ context }) => context.fields.length > 0,
      opensUnit: ({ context }) => unitOf(duties, context) !== undefined,
      onlyReads: ({ context }) => 'leaves' in (dutyOf(context) ?? {}),
      mayGoOn: ({ context }) => mayGoOn(context),
      /** 未記帳: a hopper of which nothing is recorded gives no change until it is counted. */
      uncounted: ({ context: { open } }) => open?.startsWith('hopper:') === true,
      lastField: ({ context }) => context.at >= context.fields.length - 1,
      laterField: ({ context }) => context.at > 0,
      lastLeaf: ({ context }) => context.leaf >= context.leaves.length - 1,
      laterLeaf: ({ context }) => context.leaf > 0,
      fromMenu: ({ context }) => context.group !== null,
      guideDone: ({ context }) => guideIsDone(context),
    },
    actions: {
      begin: assign(({ event }) => {
        const task = taskOf(event);
        if (task === undefined || !isDuty(task)) return {};
        return { ...AT_REST, task, choices: duties[task].choices?.() ?? [] };
      }),
      takeChoice: assign(({ context, event }) =>
        event.type === 'pick' ? { asked: { choice: shownChoices(context)[event.at], typed: {} } } : {},
      ),
      prepareFields: assign(({ context }) => ({
        fields: dutyOf(context)?.fields?.(context.asked.choice) ?? [],
        at: 0,
      })),
      readOver: assign(({ context }) => {
        const duty = dutyOf(context);
        return duty && 'review' in duty ? { facts: duty.review(context.asked) } : {};
      }),
      noteOpen: assign(({ context }) => ({ open: unitOf(duties, context) ?? null })),
      shut: ({ context: { open } }) => {
        if (open !== null) office.doors.shut([open]);
      },
      /** Nobody knows whether it has been opened after all. */
      shutAll: () => office.doors.shut(),
      beginGuide: assign(({ event }) => ({ guide: guideOf(taskOf(event)) ?? 'paperRefill', steps: 0 })),
      tick: assign(({ context, event }) => ({
        steps: ticked(context.guide, context.steps, context.seen, event.type === 'next'),
      })),
      deny: ({ context, event }) => tellDenied(office, context.who, taskOf(event)),
      tellLeft: ({ context: { who } }, { how }: { readonly how: string }) => {
        if (who !== null) office.events.raise({ id: 'staff.left', by: who.by, how });
      },
    },
  }).createMachine({
    id: 'staff',
    context: {
      ...AT_REST,
      door: null,
      who: null,
      seen: undefined,
      group: null,
      open: null,
      guide: 'paperRefill',
      steps: 0,
    },
    initial: 'entering',
    states: {
      entering: {
        invoke: {
          id: 'signIn',
          src: 'signIn',
          onSnapshot: { actions: assign(({ event }) => ({ door: signInView(event.snapshot) })) },
          onDone: [
            {
              guard: ({ event }) => signedIn(office, event.output) !== null,
              target: 'inside',
              actions: assign(({ event }) => ({ who: signedIn(office, event.output) })),
            },
            { target: 'left' },
          ],
          onError: 'left',
        },
        on: {
          pinDigit: { actions: sendTo('signIn', ({ event }) => event) },
          pinErase: { actions: sendTo('signIn', ({ event }) => event) },
          next: { actions: sendTo('signIn', ({ event }) => event) },
          back: { actions: sendTo('signIn', ({ event }) => event) },
        },
      },
      inside: {
        invoke: { src: 'lookout' },
        initial: 'home',
        on: {
          looked: { actions: assign(({ event }) => ({ seen: event.seen })) },
          cancel: { target: 'left', actions: { type: 'tellLeft', params: { how: 'signedOut' } } },
          patienceOver: { target: 'left', actions: { type: 'tellLeft', params: { how: 'timeout' } } },
        },
        states: {
          home: {
            tags: 'staff',
            entry: assign({ ...AT_REST, group: null }),
            on: {
              openGroup: { target: 'menu', actions: assign(({ event }) => ({ group: event.group })) },
              openTask: [
                { guard: not('allowed'), actions: 'deny' },
                { guard: 'aGuide', target: 'guiding' },
                { target: 'beginning' },
              ],
            },
          },
          menu: {
            tags: 'staff',
            entry: assign(AT_REST),
            on: {
              openTask: [
                { guard: not('allowed'), actions: 'deny' },
                { guard: 'aGuide', target: 'guiding' },
                { target: 'beginning' },
              ],
              back: 'home',
            },
          },
          beginning: {
            entry: 'begin',
            always: [
              { guard: 'nothingToDo', target: 'told', actions: assign({ refusal: 'nothing' }) },
              { guard: 'asksWhich', target: 'choosing' },
              { target: 'asking' },
            ],
          },
          choosing: {
            tags: 'staff',
            on: {
              pick: { guard: 'offered', target: 'asking', actions: 'takeChoice' },
              next: { actions: assign(({ context }) => nextChoices(context)) },
              back: [{ guard: 'fromMenu', target: 'menu' }, { target: 'home' }],
            },
          },
          asking: {
            entry: 'prepareFields',
            always: [
              { guard: 'opensUnit', target: 'unlocking' },
              { guard: 'asksHowMuch', target: 'working' },
              { guard: 'onlyReads', target: 'opening' },
              { target: 'working.reviewing' },
            ],
          },
          /** The slots are shut before a unit is opened, and no visit's money can be meant by what hands then move. */
          unlocking: {
            invoke: {
              src: 'unlock',
              input: ({ context }) => context,
              onDone: [
                {
                  guard: ({ event }) => event.output !== null,
                  target: 'told',
                  actions: assign(({ event }) => ({ refusal: event.output })),
                },
                { target: 'working', actions: 'noteOpen' },
              ],
              onError: { target: 'told', actions: ['shutAll', assign({ refusal: 'failed' })] },
            },
            on: { cancel: {}, patienceOver: {} },
            after: { unlock: { target: 'told', actions: ['shutAll', assign({ refusal: 'busy' })] } },
          },
          working: {
            initial: 'filling',
            exit: ['shut', assign({ open: null })],
            states: {
              filling: {
                tags: 'staff',
                on: {
                  pinDigit: { actions: assign(({ context, event }) => typedMore(context, event.digit)) },
                  pinErase: { actions: assign(({ context }) => typedLess(context)) },
                  next: [
                    { guard: and(['mayGoOn', 'lastField']), target: 'reviewing' },
                    { guard: 'mayGoOn', actions: assign(({ context }) => ({ at: context.at + 1 })) },
                  ],
                  back: [
                    { guard: 'laterField', actions: assign(({ context }) => ({ at: context.at - 1 })) },
                    { guard: 'uncounted', target: 'leaving' },
                    { guard: 'asksWhich', target: '#staff.inside.choosing' },
                    { guard: 'fromMenu', target: '#staff.inside.menu' },
                    { target: '#staff.inside.home' },
                  ],
                },
              },
              reviewing: {
                tags: 'staff',
                entry: 'readOver',
                on: {
                  next: 'acting',
                  back: [
                    { guard: 'asksHowMuch', target: 'filling' },
                    { guard: 'asksWhich', target: '#staff.inside.choosing' },
                    { guard: 'fromMenu', target: '#staff.inside.menu' },
                    { target: '#staff.inside.home' },
                  ],
                },
              },
              /** Asked first, because of what it costs: back leads on with the work. */
              leaving: {
                tags: 'staff',
                entry: assign({ refusal: 'uncounted' }),
                exit: assign({ refusal: null }),
                on: { next: '#staff.inside.home', back: 'filling' },
              },
              /** What has begun is not broken off: nobody leaves before its outcome is known, or its time is over. */
              acting: {
                invoke: {
                  src: 'perform',
                  input: ({ context }) => context,
                  onDone: {
                    target: '#staff.inside.told',
                    actions: assign(({ event: { output } }) =>
                      output.ok
                        ? { facts: output.value, refusal: null }
                        : { facts: [], refusal: output.error },
                    ),
                  },
                  /** It may be in the books already: whoever is told to try again books it twice. */
                  onError: {
                    target: '#staff.inside.told',
                    actions: assign({ facts: [], refusal: 'outcomeUnknown' }),
                  },
                },
                on: { cancel: {}, patienceOver: {} },
                after: {
                  act: {
                    target: '#staff.inside.told',
                    actions: assign({ facts: [], refusal: 'outcomeUnknown' }),
                  },
                },
              },
            },
          },
          told: { tags: 'staff', on: { next: 'home' } },
          opening: {
            invoke: {
              src: 'read',
              input: ({ context }) => context,
              onDone: [
                {
                  guard: ({ event }) => event.output.length === 0,
                  target: 'told',
                  actions: assign({ facts: [], refusal: 'nothing' }),
                },
                { target: 'reading', actions: assign(({ event }) => ({ leaves: event.output, leaf: 0 })) },
              ],
              onError: { target: 'told', actions: assign({ facts: [], refusal: 'failed' }) },
            },
            on: { cancel: {}, patienceOver: {} },
            after: { read: { target: 'told', actions: assign({ facts: [], refusal: 'failed' }) } },
          },
          reading: {
            tags: 'staff',
            on: {
              next: [
                { guard: 'lastLeaf', target: 'home' },
                { actions: assign(({ context }) => ({ leaf: context.leaf + 1 })) },
              ],
              back: [
                { guard: 'laterLeaf', actions: assign(({ context }) => ({ leaf: context.leaf - 1 })) },
                { guard: 'asksWhich', target: 'choosing' },
                { guard: 'fromMenu', target: 'menu' },
                { target: 'home' },
              ],
            },
          },
          guiding: {
            tags: 'staff',
            entry: ['beginGuide', 'tick'],
            on: {
              looked: { actions: [assign(({ event }) => ({ seen: event.seen })), 'tick'] },
              next: [{ guard: 'guideDone', target: 'home' }, { actions: 'tick' }],
              back: [{ guard: 'fromMenu', target: 'menu' }, { target: 'home' }],
            },
          },
        },
      },
      left: { type: 'final' },
    },
  });
}

export type StaffSnapshot = StateFrom<ReturnType<typeof staffMachine>>;
