import type { Database } from 'better-sqlite3';

import { AuditRecord } from '#contract/center.ts';
import type { TerminalId } from '#contract/ids.ts';

import { query } from '../database/query.ts';
import type { Checkpoints } from './checkpoints.ts';

/** Says what kind of file it is, and its version. */
const FORMAT = 'audit-export-1';

/**
 * The audit log as a file for an auditor (監査記録の書き出し): JSON lines without their ends. The first names the terminal; then
 * come the records in order, each checkpoint after the last record that it covers. `tools/verify-log` reads it.
 */
export function createExport(
  db: Database,
  terminal: TerminalId,
  checkpoints: Checkpoints,
): () => Iterable<string> {
  const walk = query(
    db,
    'SELECT sequence, at, id, fields, previous, hash FROM audit ORDER BY sequence',
    AuditRecord,
  );
  return function* lines() {
    const notes = new Map(checkpoints.all().map(({ size, note }) => [size, note]));
    yield JSON.stringify({ mado: FORMAT, terminal });
    for (const record of walk.each()) {
      yield JSON.stringify(record);
      const checkpoint = notes.get(record.sequence);
      if (checkpoint !== undefined) yield JSON.stringify({ checkpoint });
    }
  };
}
