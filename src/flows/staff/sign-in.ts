import { assign, fromPromise, setup } from 'xstate';
import type { StateFrom } from 'xstate';

import { StaffId } from '#contract/ids.ts';
import type { Frame, Screen } from '#contract/screen.ts';

import { CodePad, LEAST_CODE, STAFF_DIGITS } from '../paper/staff-door.ts';
import type { StaffDoor } from '../paper/staff-door.ts';
import type { Tap } from '../visit/events.ts';

export interface SignInContext {
  readonly number: string;
  readonly entered: number;
  readonly trouble: 'refused' | 'locked' | 'failed' | null;
  readonly by: StaffId | null;
}

/** ms. Somebody opened the door and went away: it does not stay ajar. */
export const SIGN_IN_LIMITS = { idle: 60_000, check: 10_000 };

interface SignInTypes {
  context: SignInContext;
  events: Tap;
  output: StaffId | null;
}

/** 職員の入室: personal number, then code. Its outcome is who it is; null when nobody came in. */
export function signInMachine(door: StaffDoor) {
  const pad = new CodePad();
  const again = { number: '', entered: 0 } as const;
  return setup({
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion, typescript/no-unnecessary-type-assertion -- XState reads the types of a value that never exists
    types: {} as SignInTypes,
    actors: {
      enter: fromPromise<Awaited<ReturnType<StaffDoor['enter']>>, string>(({ input }) =>
        door.enter(StaffId.parse(input), pad.take()),
      ),
    },
    delays: SIGN_IN_LIMITS,
    guards: {
      numberThere: ({ context }) => context.number.length > 0,
      codeThere: () => pad.count >= LEAST_CODE,
    },
    actions: {
      wipeCode: assign(() => {
        pad.wipe();
        return { entered: 0 };
      }),
    },
  }).createMachine({
    id: 'signIn',
    context: { ...again, trouble: null, by: null },
    initial: 'number',
    states: {
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
          back: 'over',
        },
        after: { idle: 'over' },
      },
      code: {
        entry: assign({ trouble: null }),
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
          back: 'over',
        },
        after: { idle: 'over' },
      },
      checking: {
        invoke: {
          src: 'enter',
          input: ({ context }) => context.number,
          onDone: [
            {
              guard: ({ event }) => event.output === 'entered',
              target: 'over',
              actions: assign(({ context }) => ({ by: StaffId.parse(context.number) })),
            },
            {
              target: 'number',
              actions: assign(({ event }) => ({
                ...again,
                trouble: event.output === 'locked' ? ('locked' as const) : ('refused' as const),
              })),
            },
          ],
          onError: { target: 'number', actions: assign({ ...again, trouble: 'failed' }) },
        },
        after: { check: { target: 'number', actions: assign({ ...again, trouble: 'failed' }) } },
      },
      over: { entry: 'wipeCode', type: 'final' },
    },
    exit: 'wipeCode',
    output: ({ context }) => context.by,
  });
}

/** What is shown meanwhile: of the code no more than how many digits there are. */
export function signInView({
  value,
  context: { number, entered, trouble },
}: Pick<StateFrom<ReturnType<typeof signInMachine>>, 'value' | 'context'>): {
  readonly screen: Screen;
  readonly can: Frame['can'];
} {
  const screen: Screen =
    value === 'number' ? { name: 'staffNumber', number, trouble } : { name: 'staffCode', entered };
  return { screen, can: { back: true, cancel: false } };
}
