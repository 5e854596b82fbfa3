import { isDeepStrictEqual } from 'node:util';

import type { Clock } from '#contract/clock.ts';
import { IntentId } from '#contract/ids.ts';
import type { CashJournal } from '#contract/money.ts';
import type { Ledger } from '#ledger/ledger.ts';

/** A defect put in on purpose, between the driver and what it works with. Made anew for each core. */
export interface Mutant {
  readonly journal: (journal: CashJournal) => CashJournal;
  readonly books: (ledger: Ledger) => Ledger;
  /** What the core hears of the bytes on the line. */
  readonly hear: (bytes: Uint8Array) => Uint8Array;
  /** What it sends of those that it means to; anew for each core. */
  readonly say: () => Say;
}

type Say = (bytes: Uint8Array, write: (bytes: Uint8Array) => void, clock: Clock) => void;

/** No defect. */
export const SOUND: Mutant = {
  journal: (journal) => journal,
  books: (ledger) => ledger,
  hear: (bytes) => bytes,
  say: () => (bytes, write) => write(bytes),
};

const DISPENSE = 167;
const ONE_COIN = 162;
const ACCEPTOR = 2;
const VALIDATOR = 40;
/** Coins that nothing here ever uses up. */
const FULL = 99;
/** Longer than an answer may take, ms. */
const TIMED_OUT_MS = 600;

const inJournal = (change: (journal: CashJournal) => Partial<CashJournal>): Mutant => ({
  ...SOUND,
  journal: (journal) => ({ ...methodsOf(journal), ...change(journal) }),
});

/** The journal as plain functions, so that some can be put beside others. */
function methodsOf(journal: CashJournal): CashJournal {
  return {
    markOf: (device) => journal.markOf(device),
    observe: (observation) => journal.observe(observation),
    intendPayout: (intent) => journal.intendPayout(intent),
    settlePayout: (...settled) => journal.settlePayout(...settled),
    openPayouts: () => journal.openPayouts(),
    intendRoute: (intent) => journal.intendRoute(intent),
    settleRoute: (id, outcome) => journal.settleRoute(id, outcome),
    openRoutes: () => journal.openRoutes(),
    beginExchange: (by) => journal.beginExchange(by),
    endExchange: (...ended) => journal.endExchange(...ended),
    exchangeOpen: () => journal.exchangeOpen(),
    coinsIn: (coin) => journal.coinsIn(coin),
    coinsInCashbox: () => journal.coinsInCashbox(),
    trustIn: (coin) => journal.trustIn(coin),
  };
}

/** Defects that a driver or a ledger could have. The proof has to find each of them, or it proves nothing. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  'an order to pay is sent again after its time-out': {
    ...SOUND,
    say: () => (bytes, write, clock) => {
      write(bytes);
      if (bytes[3] === DISPENSE) clock.setTimeout(() => write(bytes), TIMED_OUT_MS);
    },
  },
  'an order to pay leaves before its intent is written': inJournal(() => ({
    intendPayout: () => IntentId.parse('never-written'),
    settlePayout: () => {},
  })),
  'a note leaves the escrow before its intent is written': inJournal(() => ({
    intendRoute: () => IntentId.parse('never-written'),
    settleRoute: () => {},
  })),
  'a note is credited while it is still in escrow': { ...SOUND, hear: asStacked() },
  'a credit that came late is dropped': inJournal((journal) => {
    let looked = 0;
    return {
      observe: (seen) => journal.observe((looked += 1) > 2 ? seen : { ...seen, credits: [], doubts: [] }),
    };
  }),
  'an unknown outcome is settled as done': inJournal((journal) => ({
    settlePayout(id, outcome, mistrust) {
      const coins = journal.openPayouts().find((intent) => intent.id === id)?.coins ?? 0;
      journal.settlePayout(id, outcome.status === 'unknown' ? { status: 'done', coins } : outcome, mistrust);
    },
  })),
  'a payout that fell short is settled as done': inJournal((journal) => ({
    settlePayout(id, outcome, mistrust) {
      const coins = journal.openPayouts().find((intent) => intent.id === id)?.coins ?? 0;
      const short = outcome.status === 'partial' || outcome.status === 'refused';
      journal.settlePayout(id, short ? { status: 'done', coins } : outcome, mistrust);
    },
  })),
  'payouts are settled as refused, whatever came out': inJournal((journal) => ({
    settlePayout: (id) => journal.settlePayout(id, { status: 'refused', coins: 0 }),
  })),
  'the epoch of a counter is forgotten': inJournal((journal) => ({
    observe: (seen) => journal.observe({ ...seen, mark: { ...seen.mark, epoch: 0 } }),
  })),
  'how far the events were read is forgotten at a start': inJournal((journal) => {
    const seen = new Set<string>();
    return {
      markOf: (device) => (seen.has(device) ? journal.markOf(device) : undefined),
      observe(observation) {
        seen.add(observation.device);
        journal.observe(observation);
      },
    };
  }),
  'each start is taken for a restart of the devices': inJournal((journal) => {
    const seen = new Set<string>();
    return {
      markOf(device) {
        const mark = journal.markOf(device);
        if (mark && !seen.has(device)) {
          const anew = { epoch: mark.epoch + 1, counter: mark.counter };
          journal.observe({ device, mark: anew, visit: undefined, credits: [], doubts: [] });
        }
        seen.add(device);
        return journal.markOf(device);
      },
    };
  }),
  'an event is credited twice': inJournal((journal) => ({
    observe: (seen) => journal.observe({ ...seen, credits: [...seen.credits, ...seen.credits] }),
  })),
  'doubts are not written down': inJournal((journal) => ({
    observe: (seen) => journal.observe({ ...seen, doubts: [] }),
  })),
  'every hopper is believed full': inJournal(() => ({
    coinsIn: () => FULL,
    trustIn: () => ({ coins: FULL, mistrust: undefined }),
  })),
  'a hopper that hid what it paid is relied on again': inJournal((journal) => ({
    trustIn: (coin) => ({ coins: journal.coinsIn(coin), mistrust: undefined }),
  })),
  'the gate for coins cannot be shut once it was open': { ...SOUND, say: staysOpen, hear: echoed },
  'what cannot be paid back is not recorded as owed': {
    ...SOUND,
    books: (ledger) => ({ ...ledger, owe: () => '0000-0000-0' }),
  },
  'a visit never ends': {
    ...SOUND,
    books: (ledger) => ({ ...ledger, visits: { ...ledger.visits, end: () => {} } }),
  },
};

/** Turns the event of a note in escrow (type, 1) into that of a stacked one (type, 0), checksum and all. */
function asStacked(): Mutant['hear'] {
  const EVENTS_PAGE = 16;
  return (bytes) => {
    if (bytes.length !== EVENTS_PAGE || bytes[2] !== VALIDATOR) return bytes;
    const altered = Uint8Array.from(bytes);
    for (let at = 5; at < 15; at += 2) if (bytes[at] === 4 && bytes[at + 1] === 1) altered[at + 1] = 0;
    return summed(altered);
  };
}

/** 231: no coin may be let in; any coin may. */
const SHUT = summed(Uint8Array.of(ACCEPTOR, 2, 1, 231, 0, 0, 0));
const OPEN = summed(Uint8Array.of(ACCEPTOR, 2, 1, 231, 0x3b, 0, 0));

/** Turns each order to shut the gate for coins, after the first to open it, into one to let all coins in. */
function staysOpen(): Say {
  let was = false;
  return (bytes, write) => {
    if (bytes[0] === ACCEPTOR && bytes[3] === ONE_COIN && bytes[4] !== 0) was = true;
    write(was && isDeepStrictEqual(Uint8Array.from(bytes), SHUT) ? OPEN : bytes);
  };
}

/** The bus echoes what it was sent; the driver hears what it said. */
function echoed(bytes: Uint8Array): Uint8Array {
  const isOpen = OPEN.every((byte, at) => bytes[at] === byte);
  return isOpen ? Uint8Array.from([...SHUT, ...bytes.subarray(OPEN.length)]) : bytes;
}

/** With its last byte as the simple checksum (ccTalk part 1, 8.1). */
function summed(frame: Uint8Array): Uint8Array {
  const sum = frame.subarray(0, -1).reduce((sum, byte) => sum + byte, 0);
  return Uint8Array.from([...frame.subarray(0, -1), (256 - (sum % 256)) % 256]);
}
