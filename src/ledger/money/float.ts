import type { Event } from '#contract/events.ts';
import type { StaffId } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';

import { hopper } from './accounts.ts';
import type { Entries } from './entries.ts';

/** 釣銭補充・引抜き: coins that came into a hopper from the float, or went back. `by`: null for the float of a demo. */
export type FloatMove =
  | { readonly coin: ChangeCoin; readonly coins: number; readonly way: 'in'; readonly by: StaffId | null }
  | { readonly coin: ChangeCoin; readonly coins: number; readonly way: 'out'; readonly by: StaffId };

/** Posts it. Whoever does is inside a transaction. */
export function moveFloat(entries: Entries, record: (event: Event) => void, move: FloatMove): void {
  const unit = hopper(move.coin);
  const amount = yen(move.coin * move.coins);
  if (move.way === 'in') {
    entries.move('float', amount, { account: 'float' }, { account: unit });
    record({ id: 'cash.floatLoaded', unit, yen: amount, by: move.by });
  } else {
    entries.move('float', amount, { account: unit }, { account: 'float' });
    record({ id: 'cash.floatTaken', unit, yen: amount, by: move.by });
  }
}
