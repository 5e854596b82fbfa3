import type { Database } from 'better-sqlite3';
import { z } from 'zod';

import { EMPTY_TREE, grown, rootOf } from '#contract/audit-tree.ts';
import type { AuditTree } from '#contract/audit-tree.ts';
import { bodyOf, originOf, signatureLine } from '#contract/checkpoint.ts';
import type { NoteSigner } from '#contract/checkpoint.ts';
import type { TerminalId } from '#contract/ids.ts';

import { query } from '../database/query.ts';
import { LedgerDefect } from '../defect.ts';

/** A signed head of the tree over all records up to `size`; `note` with the center's countersignature, if it has one. */
export interface SignedCheckpoint {
  readonly size: number;
  /** ms since 1970, the terminal's clock. */
  readonly at: number;
  readonly note: string;
  readonly witnessed: boolean;
}

/** Checkpoints of the audit log (チェックポイント): what the terminal has vouched for, and what the center has seen. */
export interface Checkpoints {
  /** Vouches for all records that there are; undefined when there is none since the last checkpoint. */
  sign(signer: NoteSigner): SignedCheckpoint | undefined;
  /** Oldest first. */
  all(): readonly SignedCheckpoint[];
  latest(): SignedCheckpoint | undefined;
  /** The newest that the center has not seen and whose records, up to `through`, it has. */
  unwitnessed(through: number): SignedCheckpoint | undefined;
  /** Keeps the center's countersignature line. */
  witnessed(size: number, cosignature: string): void;
}

const HASH = z.string().regex(/^[0-9a-f]{64}$/);
const Row = z.object({
  size: z.int(),
  at: z.int(),
  root: HASH,
  peaks: z.string(),
  signature: z.string(),
  cosignature: z.string().nullable(),
});
const Leaf = z.object({ sequence: z.int(), hash: HASH });

export function createCheckpoints(db: Database, terminal: TerminalId, now: () => number): Checkpoints {
  const columns = 'size, at, root, peaks, signature, cosignature';
  const every = query(db, `SELECT ${columns} FROM checkpoints ORDER BY size`, Row);
  const newest = query(db, `SELECT ${columns} FROM checkpoints ORDER BY size DESC LIMIT 1`, Row);
  const unseen = query(
    db,
    `SELECT ${columns} FROM checkpoints WHERE size <= ? AND size > (
       SELECT coalesce(max(size), 0) FROM checkpoints WHERE cosignature IS NOT NULL
     ) ORDER BY size DESC LIMIT 1`,
    Row,
  );
  const leaves = query(db, 'SELECT sequence, hash FROM audit WHERE sequence > ? ORDER BY sequence', Leaf);
  const insert = db.prepare(
    'INSERT INTO checkpoints (size, at, root, peaks, signature) VALUES (?, ?, ?, ?, ?)',
  );
  const countersign = db.prepare(
    'UPDATE checkpoints SET cosignature = ? WHERE size = ? AND cosignature IS NULL',
  );
  const origin = originOf(terminal);

  function shown({ size, at, root, signature, cosignature }: z.infer<typeof Row>): SignedCheckpoint {
    const note = `${bodyOf({ origin, size, root })}\n${signature}${cosignature ?? ''}`;
    return { size, at, note, witnessed: cosignature !== null };
  }
  const shownIf = (row: z.infer<typeof Row> | undefined) => row && shown(row);

  function treeNow(): AuditTree {
    const last = newest.first();
    const tree = last ? { size: last.size, peaks: z.array(HASH).parse(last.peaks.split(' ')) } : EMPTY_TREE;
    return grown(
      tree,
      leaves.all(tree.size).map(({ hash }) => hash),
    );
  }

  return {
    sign(signer) {
      const tree = treeNow();
      const { size, peaks } = tree;
      if (size === (newest.first()?.size ?? 0)) return undefined;
      const root = rootOf(tree);
      insert.run(size, now(), root, peaks.join(' '), signatureLine(bodyOf({ origin, size, root }), signer));
      return shownIf(newest.first());
    },
    all: () => every.all().map(shown),
    latest: () => shownIf(newest.first()),
    unwitnessed: (through) => shownIf(unseen.first(through)),
    witnessed(size, cosignature) {
      const { changes } = countersign.run(cosignature, size);
      if (changes !== 1) throw new LedgerDefect('a checkpoint is there, and countersigned once');
    },
  };
}
