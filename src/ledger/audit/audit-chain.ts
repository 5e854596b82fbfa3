import type { Database } from 'better-sqlite3';
import { z } from 'zod';

import { CHAIN_START, recordHash } from '#contract/audit-chain.ts';
import { EMPTY_TREE, grown, rootOf } from '#contract/audit-tree.ts';
import { AuditRecord } from '#contract/center.ts';
import { EVENTS, checkedFields } from '#contract/events.ts';
import type { Event, EventId } from '#contract/events.ts';
import type { TerminalId } from '#contract/ids.ts';

import { query } from '../database/query.ts';
import type { ChainVerdict } from '../ledger.ts';
import { canonicalJson } from './canonical-json.ts';

/** A record as somebody may have left it: whether it is well formed is for the walk to say, not to stumble over. */
const Found = z.object({
  sequence: z.int(),
  at: z.int(),
  id: z.string(),
  fields: z.string(),
  previous: z.string(),
  hash: z.string(),
});

const Signed = z.object({ size: z.int(), root: z.string() });

/** The hash chain of audit events (監査記録). Whoever appends is inside a transaction. */
export interface AuditChain {
  /** Appends an event and its outbox row; one that the catalogue keeps for the local log is passed over. */
  append(event: Event): void;
  /** All events of one kind, oldest first. */
  of(id: EventId): readonly AuditRecord[];
  verify(): ChainVerdict;
}

export function createAuditChain(db: Database, terminal: TerminalId, now: () => number): AuditChain {
  const columns = 'sequence, at, id, fields, previous, hash';
  const head = query(db, `SELECT ${columns} FROM audit ORDER BY sequence DESC LIMIT 1`, AuditRecord);
  const named = query(db, `SELECT ${columns} FROM audit WHERE id = ? ORDER BY sequence`, AuditRecord);
  const walk = query(db, `SELECT ${columns} FROM audit ORDER BY sequence`, Found);
  const insert = db.prepare(`INSERT INTO audit (${columns}) VALUES (?, ?, ?, ?, ?, ?)`);
  const roots = query(db, 'SELECT size, root FROM checkpoints ORDER BY size', Signed);
  const enqueue = db.prepare('INSERT INTO outbox (sequence) VALUES (?)');

  return {
    append(event) {
      if (!EVENTS[event.id].audit) return;
      const last = head.first();
      const record = {
        sequence: (last?.sequence ?? 0) + 1,
        at: now(),
        id: event.id,
        fields: canonicalJson(checkedFields(event)),
        previous: last?.hash ?? CHAIN_START,
      };
      const { sequence, at, id, fields, previous, hash } = AuditRecord.parse({
        ...record,
        hash: recordHash(terminal, record),
      });
      insert.run(sequence, at, id, fields, previous, hash);
      enqueue.run(sequence);
    },
    of: (id) => named.all(id),
    verify() {
      let previous = CHAIN_START;
      let records = 0;
      let tree = EMPTY_TREE;
      const signed = new Map(roots.all().map(({ size, root }) => [size, root]));
      for (const record of walk.each()) {
        records += 1;
        if (record.sequence !== records) return { intact: false, sequence: records, why: 'missing' };
        if (record.previous !== previous) return { intact: false, sequence: records, why: 'unlinked' };
        if (record.hash !== recordHash(terminal, record)) {
          return { intact: false, sequence: records, why: 'altered' };
        }
        previous = record.hash;
        tree = grown(tree, [record.hash]);
        const root = signed.get(records);
        if (root !== undefined && root !== rootOf(tree)) {
          return { intact: false, sequence: records, why: 'otherPast' };
        }
      }
      const beyond = [...signed.keys()].find((size) => size > records);
      if (beyond !== undefined) return { intact: false, sequence: records + 1, why: 'missing' };
      return { intact: true, records, head: previous };
    },
  };
}
