import type { Action } from '#contract/action.ts';
import type { ScreenName } from '#contract/screen.ts';

/** One tap of a visit that needs no device: on which screen, and the screen that it leads to. */
export interface Step {
  readonly from: ScreenName;
  readonly action: Action;
  readonly leadsTo: ScreenName;
}

/** A visit that is cancelled before the card: from the first screen back to the first screen, every tap changes it. */
export const ROUND: readonly Step[] = [
  { from: 'idle', action: { name: 'start', language: 'ja' }, leadsTo: 'choose' },
  { from: 'choose', action: { name: 'setFurigana', shown: true }, leadsTo: 'choose' },
  { from: 'choose', action: { name: 'chooseKind', kind: 'ResidentRecord' }, leadsTo: 'layCard' },
  { from: 'layCard', action: { name: 'back' }, leadsTo: 'choose' },
  { from: 'choose', action: { name: 'setFurigana', shown: false }, leadsTo: 'choose' },
  { from: 'choose', action: { name: 'chooseKind', kind: 'SealRegistration' }, leadsTo: 'layCard' },
  { from: 'layCard', action: { name: 'cancel' }, leadsTo: 'ended' },
  { from: 'ended', action: { name: 'next' }, leadsTo: 'idle' },
];

/** The same without looking around. */
export const SHORT_ROUND: readonly Step[] = [
  { from: 'idle', action: { name: 'start', language: 'ja' }, leadsTo: 'choose' },
  { from: 'choose', action: { name: 'chooseKind', kind: 'ResidentRecord' }, leadsTo: 'layCard' },
  { from: 'layCard', action: { name: 'cancel' }, leadsTo: 'ended' },
  { from: 'ended', action: { name: 'next' }, leadsTo: 'idle' },
];

/** The first `count` taps of round after round. */
export function* taps(count: number): Generator<Step> {
  for (let done = 0; ;) {
    for (const step of ROUND) {
      if (done === count) return;
      done += 1;
      yield step;
    }
  }
}

/** The button of a step, once it may be pressed: only the screen that the step before led to has it. */
export function buttonOf({ action, from }: Step): string {
  const button = `[data-screen="${from}"] button[data-action="${action.name}"]:enabled`;
  return action.name === 'setFurigana' ? `${button}[aria-pressed="${!action.shown}"]` : button;
}
