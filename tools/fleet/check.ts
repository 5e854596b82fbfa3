import { Pool } from 'pg';

import { CHAIN_START, recordHash } from '#contract/audit-chain.ts';
import { AuditRecord } from '#contract/center.ts';
import type { TerminalId } from '#contract/ids.ts';

import type { FleetTerminal } from './terminal.ts';

/** What the centers' database holds, beside what the terminals wrote. */
export interface Verdict {
  readonly written: number;
  readonly kept: number;
  /** Written and not kept. */
  readonly lost: number;
  /** Kept more than once. */
  readonly twice: number;
  /** Terminals whose chain, read back and hashed anew, does not end where the terminal's does. */
  readonly brokenChains: number;
  readonly alarms: number;
}

export async function check(database: string, terminals: readonly FleetTerminal[]): Promise<Verdict> {
  const pool = new Pool({ connectionString: database, max: 2 });
  let [written, kept, lost, twice, brokenChains] = [0, 0, 0, 0, 0];
  try {
    for (const terminal of terminals) {
      const { id, outbox } = terminal;
      const { rows } = await pool.query(
        'SELECT sequence::int, at::float8, id, fields, previous, hash FROM records WHERE terminal = $1 ORDER BY sequence',
        [id],
      );
      const records = rows.map((row) => AuditRecord.parse(row));
      const sequences = new Set(records.map(({ sequence }) => sequence));
      written += outbox.head;
      kept += records.length;
      lost += outbox.head - sequences.size;
      twice += records.length - sequences.size;
      if (endOf(id, records) !== terminal.head()) brokenChains += 1;
    }
    const { rows } = await pool.query<{ alarms: number }>('SELECT count(*)::int AS alarms FROM alarms');
    return { written, kept, lost, twice, brokenChains, alarms: rows[0]?.alarms ?? 0 };
  } finally {
    await pool.end();
  }
}

function endOf(terminal: TerminalId, records: readonly AuditRecord[]): string | undefined {
  let previous = CHAIN_START;
  for (const record of records) {
    if (record.previous !== previous || recordHash(terminal, record) !== record.hash) return undefined;
    previous = record.hash;
  }
  return previous;
}
