import { recordHash } from '#contract/audit-chain.ts';
import type { AuditRecord } from '#contract/center.ts';
import type { TerminalId } from '#contract/ids.ts';

import type { RowsOf, Salvage } from './salvage.ts';

/** An effect of which the ledger does not know the end: somebody has to look at the machine. */
export interface OpenIntent {
  readonly what: 'payout' | 'note' | 'sheet' | 'slip' | 'numbers' | 'relay';
  readonly id: string;
  /** ms since 1970. */
  readonly at: number;
  readonly visit: string | null;
}

/** What a salvaged ledger says about money, papers and records. */
export interface Findings {
  readonly terminal: TerminalId | null;
  /** Sums of the lines that could be read, yen by account; certain only where no line is missing. */
  readonly balances: Readonly<Record<string, number>>;
  /** Entries whose lines do not sum to zero: some are missing. */
  readonly unbalanced: number;
  /** 未返金 that is still open, yen. */
  readonly owed: readonly { readonly number: string; readonly at: number; readonly yen: number }[];
  readonly doubts: readonly {
    readonly id: string;
    readonly direction: string;
    readonly min: number;
    readonly max: number;
  }[];
  readonly intents: readonly OpenIntent[];
  readonly openVisits: readonly string[];
  /** Records of which the center has not said that it has them. */
  readonly unsent: number;
  /** Stretches of the audit log that hang together by their hashes, oldest first. */
  readonly runs: readonly (readonly AuditRecord[])[];
}

export function findingsOf({ rows }: Pick<Salvage, 'rows'>): Findings {
  const terminal = rows.terminal[0]?.id ?? null;
  return {
    terminal,
    balances: sums(rows.lines, ({ account }) => account),
    unbalanced: Object.values(sums(rows.lines, ({ entry }) => String(entry))).filter((sum) => sum !== 0)
      .length,
    owed: openDebts(rows),
    doubts: rows.doubts
      .filter(({ resolved_at: resolved }) => resolved === null)
      .map(({ doubt, direction, min, max }) => ({ id: doubt, direction, min, max })),
    intents: openIntents(rows),
    openVisits: rows.visits.filter(({ ended_at: ended }) => ended === null).map(({ visit }) => visit),
    unsent: rows.outbox.length,
    runs: terminal === null ? [] : runsOf(terminal, rows.audit),
  };
}

function sums<Row extends { readonly yen: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): Readonly<Record<string, number>> {
  const all = new Map<string, number>();
  for (const row of rows) all.set(keyOf(row), (all.get(keyOf(row)) ?? 0) + row.yen);
  return Object.fromEntries(all);
}

function openDebts({ owed, owed_settlements: settled }: RowsOf): Findings['owed'] {
  const paid = sums(settled, ({ number }) => number);
  return owed
    .map(({ number, at, yen }) => ({ number, at, yen: yen - (paid[number] ?? 0) }))
    .filter(({ yen }) => yen > 0);
}

function openIntents(rows: RowsOf): readonly OpenIntent[] {
  const isOpen = (word: string | null): boolean => word === null || word === 'unknown';
  const of = <Row extends { readonly at: number; readonly visit: string | null }>(
    what: OpenIntent['what'],
    all: readonly Row[],
    about: (row: Row) => { readonly id: string; readonly word: string | null },
  ): readonly OpenIntent[] =>
    all.flatMap((row) => {
      const { id, word } = about(row);
      return isOpen(word) ? [{ what, id, at: row.at, visit: row.visit }] : [];
    });
  return [
    ...of('payout', rows.payouts, ({ intent, status }) => ({ id: intent, word: status })),
    ...of('note', rows.routes, ({ intent, status }) => ({ id: intent, word: status })),
    ...of('sheet', rows.prints, ({ intent, verdict }) => ({ id: intent, word: verdict })),
    ...of('slip', rows.slip_prints, ({ intent, verdict }) => ({ id: intent, word: verdict })),
    ...of('numbers', rows.draws, ({ request, outcome }) => ({ id: request, word: outcome })),
    ...of('relay', rows.relay_payments, ({ request, outcome }) => ({ id: request, word: outcome })),
  ].toSorted((a, b) => a.at - b.at);
}

/** A record that was altered belongs to no stretch; the one after it begins another. */
function runsOf(terminal: TerminalId, records: readonly AuditRecord[]): readonly (readonly AuditRecord[])[] {
  const runs: AuditRecord[][] = [];
  for (const record of records) {
    if (recordHash(terminal, record) !== record.hash) continue;
    const last = runs.at(-1)?.at(-1);
    const joins = last?.sequence === record.sequence - 1 && last.hash === record.previous;
    if (joins) runs.at(-1)?.push(record);
    else runs.push([record]);
  }
  return runs;
}
