import type { ScreenName } from '#contract/screen.ts';
import type { Ledger } from '#ledger/ledger.ts';

/** Why this terminal must not be switched off, updated or opened now, except in an emergency. */
export type Busy = 'visit' | 'doubt' | 'paper' | 'screen';

/** Screens before which nobody has begun anything. */
const AT_REST: ReadonlySet<ScreenName> = new Set(['idle', 'closed', 'outOfService']);

/** The gravest reason; null when nobody is served, nobody stands at the screen, and no yen and no sheet is in doubt. */
export function busyWith(
  ledger: Pick<Ledger, 'visits' | 'openDoubts' | 'issues'>,
  screen: ScreenName,
): Busy | null {
  if (ledger.openDoubts().length > 0) return 'doubt';
  if (ledger.issues.unrecovered().length > 0) return 'paper';
  if (ledger.visits.unsettled().length > 0) return 'visit';
  return AT_REST.has(screen) ? null : 'screen';
}
