import type { Screen } from '#contract/screen.ts';

import { pageKey } from '../staff/screen-of.ts';

/** What makes a screen another one, and a tap that was meant for the one before stale. */
export function placeOf(screen: Screen): string {
  return screen.name === 'staffMode' ? `staffMode ${pageKey(screen.view)}` : screen.name;
}
