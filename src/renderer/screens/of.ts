import type { Screen, ScreenName } from '#contract/screen.ts';

/** What a screen component is given: its own member of the union. */
export interface Of<Name extends ScreenName> {
  readonly screen: Extract<Screen, { name: Name }>;
}
