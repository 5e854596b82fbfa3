import type { Action } from '#contract/action.ts';
import type { ScreenName } from '#contract/screen.ts';

/** One tap of a visit that needs no device, and the screen that it leads to. */
export interface Step {
  readonly action: Action;
  readonly leadsTo: ScreenName;
}

/** A visit that is cancelled before the card: from the first screen back to the first screen, every tap changes it. */
export const ROUND: readonly Step[] = [
  { action: { name: 'start', language: 'ja' }, leadsTo: 'choose' },
  { action: { name: 'setLanguage', language: 'en' }, leadsTo: 'choose' },
  { action: { name: 'chooseKind', kind: 'ResidentRecord' }, leadsTo: 'layCard' },
  { action: { name: 'back' }, leadsTo: 'choose' },
  { action: { name: 'setLanguage', language: 'ja' }, leadsTo: 'choose' },
  { action: { name: 'chooseKind', kind: 'SealRegistration' }, leadsTo: 'layCard' },
  { action: { name: 'cancel' }, leadsTo: 'ended' },
  { action: { name: 'next' }, leadsTo: 'idle' },
];

/** The first `count` taps of round after round. */
export function* taps(count: number): Generator<Step> {
  for (let done = 0; ; ) {
    for (const step of ROUND) {
      if (done === count) return;
      done += 1;
      yield step;
    }
  }
}
