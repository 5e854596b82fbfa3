import type { Database } from 'better-sqlite3';

import { AuditRecord } from '#contract/center.ts';

import { count, query } from '../database/query.ts';
import { LedgerDefect } from '../defect.ts';
import type { Outbox } from '../ledger.ts';

export function createOutbox(db: Database): Outbox {
  const oldest = query(
    db,
    `SELECT sequence, at, id, fields, previous, hash FROM outbox JOIN audit USING (sequence)
     ORDER BY sequence LIMIT ?`,
    AuditRecord,
  );
  const size = count(db, 'SELECT count(*) FROM outbox');
  const head = count(db, 'SELECT max(sequence) FROM audit');
  const remove = db.prepare('DELETE FROM outbox WHERE sequence <= ?');
  const restore = db.prepare('INSERT OR IGNORE INTO outbox SELECT sequence FROM audit WHERE sequence > ?');

  return {
    pending: (limit) => oldest.all(limit),
    acknowledge(throughSequence) {
      if (throughSequence > head()) throw new LedgerDefect('what was never written cannot be confirmed');
      remove.run(throughSequence);
    },
    resumeAfter(sequence) {
      restore.run(sequence);
    },
    oldest() {
      const [first] = oldest.all(1);
      return first && { sequence: first.sequence, at: first.at };
    },
    get head() {
      return head();
    },
    get size() {
      return size();
    },
  };
}
