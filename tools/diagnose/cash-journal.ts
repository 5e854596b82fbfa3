import { z } from 'zod';

import { IntentId, VisitId } from '#contract/ids.ts';
import type { CashJournal, Mistrust } from '#contract/money.ts';
import { CHANGE_COINS, Denomination, Yen } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';
import { openDatabase } from '#ledger/database/open-database.ts';

const visit = VisitId.optional();
const id = IntentId;
const device = z.string();
const Unit = z.enum(['cashbox', 'stacker', ...CHANGE_COINS.map((coin) => `hopper:${coin}` as const)]);
const Tally = z.strictObject({ 10: z.int(), 50: z.int(), 100: z.int(), 500: z.int() });
const Mark = z.strictObject({
  epoch: z.int(),
  counter: z.int(),
  accepted: z.int().optional(),
  tally: Tally.optional(),
});
const Doubt = z.strictObject({ min: Yen, max: Yen, cause: z.string() });
const Before = z.strictObject({ events: z.int(), dispensed: z.int().optional() });

const PayoutIntent = z.strictObject({
  visit: VisitId,
  device,
  coin: z.literal(CHANGE_COINS),
  coins: z.int(),
  before: Before,
});
const RouteIntent = z.strictObject({
  visit,
  device,
  denomination: Denomination,
  to: z.enum(['stack', 'return']),
});

/** One row: what was seen, what was intended, what became of it. */
const Entry = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('seen'),
    device,
    mark: Mark,
    visit,
    credits: z.array(z.strictObject({ denomination: Denomination, unit: Unit })),
    doubts: z.array(Doubt),
  }),
  z.strictObject({ type: z.literal('pay'), id, intent: PayoutIntent }),
  z.strictObject({ type: z.literal('route'), id, intent: RouteIntent }),
  z.strictObject({ type: z.literal('settled'), id, outcome: z.unknown() }),
]);
type Entry = z.infer<typeof Entry>;

const SCHEMA = 'CREATE TABLE journal (row INTEGER PRIMARY KEY, entry TEXT NOT NULL) STRICT;';

export interface CheckJournal extends CashJournal {
  close(): void;
}

/**
 * The journal of a technician's check: no books, but each intent is on the disk before its command leaves, and what a cut
 * left open is known at the next check. Rows are only ever added. Throws where the file is not to be used.
 */
export function openCheckJournal(path: string): CheckJournal {
  const db = openDatabase(path, [SCHEMA]);
  const insert = db.prepare('INSERT INTO journal (entry) VALUES (?)');
  const entries: Entry[] = db
    .prepare('SELECT entry FROM journal ORDER BY row')
    .pluck()
    .all()
    .map((row) => Entry.parse(JSON.parse(String(row))));

  /** Of this check alone: who starts another has looked into the hoppers. */
  const mistrusts = new Map<ChangeCoin, Mistrust>();

  function append(entry: Entry): void {
    insert.run(JSON.stringify(entry));
    entries.push(entry);
  }

  function next(): IntentId {
    return IntentId.parse(`check-${entries.length + 1}`);
  }

  function open<T extends 'pay' | 'route'>(type: T): readonly Extract<Entry, { type: T }>[] {
    const settled = new Set(entries.flatMap((entry) => (entry.type === 'settled' ? [entry.id] : [])));
    return entries.filter(
      (entry): entry is Extract<Entry, { type: T }> => entry.type === type && !settled.has(entry.id),
    );
  }

  function settle(id: IntentId, outcome: unknown): void {
    append({ type: 'settled', id, outcome });
  }

  function markOf(device: string) {
    const seen = entries.findLast((entry) => entry.type === 'seen' && entry.device === device);
    if (seen?.type !== 'seen') return undefined;
    const { epoch, counter, accepted, tally } = seen.mark;
    const mark = accepted === undefined ? { epoch, counter } : { epoch, counter, accepted };
    return tally === undefined ? mark : { ...mark, tally };
  }

  return {
    markOf,
    observe({ visit, credits, doubts, mark, device }) {
      const last = markOf(device);
      if (last !== undefined && last.epoch === mark.epoch && last.counter === mark.counter) return;
      append({ type: 'seen', device, mark, visit, credits: [...credits], doubts: [...doubts] });
    },
    intendPayout(intent) {
      const id = next();
      append({ type: 'pay', id, intent });
      return id;
    },
    settlePayout(id, outcome, mistrust) {
      const paid = open('pay').find((entry) => entry.id === id);
      if (mistrust !== undefined && paid !== undefined) mistrusts.set(paid.intent.coin, mistrust);
      settle(id, outcome);
    },
    openPayouts: () =>
      open('pay').map(({ id, intent: { before, ...intent } }) => ({
        ...intent,
        id,
        before: { events: before.events, dispensed: before.dispensed },
      })),
    intendRoute(intent) {
      const id = next();
      append({ type: 'route', id, intent });
      return id;
    },
    settleRoute: settle,
    openRoutes: () => open('route').map(({ id, intent }) => ({ ...intent, visit: intent.visit, id })),
    // A technician's check opens nothing.
    beginExchange: () => undefined,
    endExchange: () => undefined,
    exchangeOpen: () => false,
    // What lies in a hopper nobody has counted here; the hopper itself says when it is empty.
    coinsIn: () => COINS_AT_HAND,
    coinsInCashbox: () => 0,
    trustIn: (coin) => ({ coins: COINS_AT_HAND, mistrust: mistrusts.get(coin) }),
    close: () => void db.close(),
  };
}

const COINS_AT_HAND = 250;
