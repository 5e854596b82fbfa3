import type { Action } from '#contract/action.ts';
import type { Clock } from '#contract/clock.ts';

/** Two taps closer than this are one tap of a trembling finger, ms. */
export const DOUBLE_TAP = 500;

/** Digits, copies and the like are meant each time, however fast they come. */
const ONCE: readonly Action['name'][] = [
  'start',
  'next',
  'back',
  'cancel',
  'retry',
  'addMore',
  'moreTime',
  'chooseKind',
  'removeLine',
];

/** Tells whether the same step was taken on the same screen a moment ago, and nothing else since. */
export function createTapGuard(
  clock: Pick<Clock, 'monotonic'>,
): (instance: number, action: Action) => boolean {
  let last: { readonly instance: number; readonly name: Action['name']; readonly at: number } | undefined;
  return (instance, { name }) => {
    if (!ONCE.includes(name)) {
      last = undefined;
      return false;
    }
    const at = clock.monotonic();
    const again = last?.instance === instance && last.name === name && at - last.at < DOUBLE_TAP;
    if (!again) last = { instance, name, at };
    return again;
  };
}
