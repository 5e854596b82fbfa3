import { CHAIN_START, recordHash } from '#contract/audit-chain.ts';
import type { AuditRecord } from '#contract/center.ts';
import type { TerminalId } from '#contract/ids.ts';
import type { Outbox } from '#ledger/ledger.ts';

const DAY_MS = 24 * 60 * 60_000;
const SAID = ['visit.begun', 'card.verified', 'cash.credited', 'cash.paid', 'visit.ended'];

/** One terminal's audit log as the sync client sees it, written as its simulated days pass. */
export interface FleetTerminal {
  readonly id: TerminalId;
  readonly outbox: Outbox;
  /** Hash of the last record written. */
  head(): string;
  /** Of records confirmed so far, ms from being written to that; the longest first of each confirmation. */
  readonly lags: number[];
}

export interface Days {
  readonly from: number;
  readonly days: number;
  /** Events a day, spread over the hours in which the terminal serves. */
  readonly events: number;
  readonly now: () => number;
}

const OPENS_MS = 8.5 * 60 * 60_000;
const OPEN_MS = 10.5 * 60 * 60_000;

export function fleetTerminal(id: TerminalId, { from, days, events, now }: Days): FleetTerminal {
  let written = 0;
  let last = CHAIN_START;
  let waiting: AuditRecord[] = [];
  const lags: number[] = [];
  const timeOf = (index: number) =>
    from + Math.floor(index / events) * DAY_MS + OPENS_MS + Math.floor(((index % events) * OPEN_MS) / events);

  /** Writes what has happened by now. */
  const live = (): void => {
    for (; written < days * events && timeOf(written) <= now(); written += 1) {
      const name = SAID[written % SAID.length] ?? 'visit.begun';
      const fields = JSON.stringify({ visit: `v${Math.floor(written / SAID.length)}`, code: 'ok', yen: 300 });
      const open = { sequence: written + 1, at: timeOf(written), id: name, fields, previous: last };
      last = recordHash(id, open);
      waiting.push({ ...open, hash: last });
    }
  };
  return {
    id,
    lags,
    head: () => last,
    outbox: {
      pending(limit) {
        live();
        return waiting.slice(0, limit);
      },
      acknowledge(sequence) {
        const [oldest] = waiting;
        if (oldest && oldest.sequence <= sequence) lags.push(now() - oldest.at);
        waiting = waiting.filter((record) => record.sequence > sequence);
      },
      resumeAfter(sequence) {
        throw new Error(`${id}: the center has lost what it confirmed, after ${sequence}`);
      },
      oldest: () => waiting[0],
      get head() {
        live();
        return written;
      },
      get size() {
        live();
        return waiting.length;
      },
    },
  };
}
