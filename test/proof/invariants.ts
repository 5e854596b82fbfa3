import { CHANGE_COINS } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';

import type { Evidence } from './evidence.ts';
import type { Taken } from './watch.ts';

/** What the last three look at. */
type Seen = { readonly watch: Pick<Evidence['watch'], 'taken'> };
/** True, or what is wrong. */
type Holds = true | string;

/** The eleven promises about money, by name; each looks at the evidence of one run. */
export const INVARIANTS: Readonly<Record<string, (evidence: Evidence) => Holds>> = {
  conservation,
  truthBracket,
  nothingCreditedTwice,
  onlyStackedNotesCredited,
  eachPayoutOnce,
  intentBeforeOrder,
  recoveryIdempotent,
  everyVisitSettled,
  changeFeasible,
  unknownCountsPromiseNothing,
  failsClosed,
};

/** Names and reasons of those that do not hold. */
export function broken(evidence: Evidence): readonly string[] {
  return Object.entries(INVARIANTS).flatMap(([name, holds]) => {
    const found = holds(evidence);
    return found === true ? [] : [`${name}: ${found}`];
  });
}

/** 1. For each visit and for nobody's money: credits = fees kept + paid + owed; of doubts the certain part counts. */
export function conservation({ told, certain, books }: Evidence): Holds {
  const total = (rows: readonly { readonly yen: number }[]) => rows.reduce((sum, { yen }) => sum + yen, 0);
  for (const visit of new Set([...told, ...certain, ...books.issues].map((row) => row.visit))) {
    const sum = (what: string) =>
      total(told.filter(({ id, visit: whose }) => whose === visit && id === what));
    const credited = sum('cash.credited') + total(certain.filter(({ visit: whose }) => whose === visit));
    const earned = books.issues.filter(({ visit: whose, state }) => whose === visit && state === 'printed');
    const kept = earned.reduce((sum, { fee }) => sum + fee, 0);
    const gone = kept + sum('cash.paid') + sum('cash.owed');
    if (credited !== gone) return `${visit}: ${credited} came in, ${gone} were kept, paid or owed`;
  }
  return books.unbalancedEntries === 0 ? true : 'an entry does not sum to zero';
}

/** 2. What really stayed in the terminal lies between the books' bounds; it is exactly theirs where nothing is in doubt. */
export function truthBracket({ truth, books }: Evidence): Holds {
  // What staff found in a jam is in their hand: theirs to bring to the counter, whatever the devices knew of it.
  const really = truth.inserted - truth.gotBack - truth.tray - truth.found;
  const booked = 0 - books.balance('revenue') - books.balance('owed');
  const width = (way: 'in' | 'out') =>
    books.doubts
      .filter(({ direction }) => direction === way)
      .reduce((sum, { min, max }) => sum + max - min, 0);
  const [lower, upper] = [booked - width('out'), booked + width('in')];
  // A note among it may be booked all the same: one that nobody else could get at is credited.
  const notes = (truth.notesFound ?? 0) * 1000;
  return lower <= really + notes && really <= upper ? true : `${really} yen stayed, not ${lower} to ${upper}`;
}

/** 3. No more coins of a kind were credited than the slot took in, and no order is said to have paid twice. */
export function nothingCreditedTwice({ told, slot }: Evidence): Holds {
  for (const coin of CHANGE_COINS) {
    const credited = told.filter(({ id, yen }) => id === 'cash.credited' && yen === coin).length;
    const taken = slot.filter((taken) => taken === coin).length;
    if (credited > taken) return `${credited} coins of ${coin} credited, ${taken} taken`;
  }
  return true;
}

/** 4. A note counts once it is in the stacker, or stuck where nobody can get it back from, and once. */
export function onlyStackedNotesCredited({ told, truth }: Evidence): Holds {
  const credited = told.filter(({ id, yen }) => id === 'cash.credited' && yen === 1000).length;
  return credited <= truth.notesKept ? true : `${credited} notes credited, ${truth.notesKept} kept`;
}

/** 5. An intent to pay or to route is sent once at most; none pays more than was intended, and none unasked. */
export function eachPayoutOnce({ watch, told, payouts }: Evidence): Holds {
  if (watch.mostRepeated > 1) return `an order went out ${watch.mostRepeated} times`;
  if (watch.unasked > 0) return 'a hopper was not asked before its next order';
  for (const { intent, yen } of payouts) {
    const settled = told.filter((record) => record.id === 'cash.paid' && record.intent === intent);
    if (settled.length !== 1) return `${intent} was settled ${settled.length} times`;
    if (settled.some((record) => record.yen > yen)) return `${intent} paid more than was intended`;
  }
  return true;
}

/** 6. Before each 154 and 167 on the wire its intent was committed. */
export function intentBeforeOrder({ watch }: Evidence): Holds {
  return watch.unwritten === 0 ? true : `${watch.unwritten} orders without a committed intent`;
}

/** 7. A second restart changes not one row. */
export function recoveryIdempotent({ rows, before = [] }: Evidence): Holds {
  const added = rows.filter((row) => !before.includes(row));
  if (added.length > 0) return `the second restart wrote ${added.join(', ')}`;
  return rows.length === before.length ? true : 'the second restart took rows away';
}

/** 8. Every visit has ended, every copy has an end, and whatever is left of its money has a number. */
export function everyVisitSettled({ books, screen }: Evidence): Holds {
  if (books.visits.some(({ how }) => how === null)) return 'a visit is still open';
  if (books.issues.some(({ state }) => state === 'prepared')) return 'a copy waits for ever';
  if (books.openIntents > 0) return `${books.openIntents} intents without an outcome`;
  if (books.balance('customer') !== 0) return `${books.balance('customer')} yen are held for nobody`;
  const owed = books.owed.reduce((sum, { yen }) => sum + yen, 0);
  if (owed !== 0 - books.balance('owed')) return 'owed money without a number';
  return screen === 'idle' || screen === 'outOfService' ? true : `the screen says ${screen}`;
}

/** 9. Whatever was taken could have been given back there and then, together with all that was held. */
export function changeFeasible({ watch }: Seen): Holds {
  const unsafe = watch.taken.find((taken) => !returnable(taken, (coin) => taken.stock[coin]));
  return unsafe === undefined ? true : `${unsafe.denomination} was taken without change for it`;
}

/** 10. Nor did that depend on a hopper whose count is not to be relied on, by the driver or by the books. */
export function unknownCountsPromiseNothing({ watch }: Seen): Holds {
  const unsafe = watch.taken.find((taken) => !returnable(taken, (coin) => surely(taken, coin)));
  return unsafe === undefined ? true : `${unsafe.denomination} was taken on a count that is unknown`;
}

/** 11. While the devices were not known to be well, or nobody was paying, nothing was taken. */
export function failsClosed({ watch }: Seen): Holds {
  const open = watch.taken.find(
    ({ status, settled, idle }) => settled && (status.device !== 'ready' || idle),
  );
  if (open === undefined) return true;
  return `${open.denomination} was taken while ${open.idle ? 'nobody paid' : open.status.device}`;
}

/** Whether coins can be laid out to all that would then be held, by trying every way; what goes in may come out again. */
function returnable(taken: Taken, coinsIn: (coin: ChangeCoin) => number): boolean {
  if (!taken.settled) return true;
  const sum = taken.held + taken.denomination;
  let reachable = new Set([0]);
  for (const coin of CHANGE_COINS) {
    const stock = coinsIn(coin) + (taken.denomination === coin ? 1 : 0);
    const further = new Set<number>();
    for (const so of reachable)
      for (let n = 0; n <= stock && so + n * coin <= sum; n += 1) further.add(so + n * coin);
    reachable = further;
  }
  return reachable.has(sum);
}

function surely({ status, trusted }: Taken, coin: ChangeCoin): number {
  const unit = status.units.find(({ unit }) => unit === `hopper:${coin}`);
  return unit === undefined || unit.accuracy === 'unknown' ? 0 : trusted[coin];
}
