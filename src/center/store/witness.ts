import { z } from 'zod';

import { EMPTY_TREE } from '#contract/audit-tree.ts';
import type { AuditTree } from '#contract/audit-tree.ts';
import type { TerminalId } from '#contract/ids.ts';

import { all, first } from './engine.ts';
import type { Sql } from './engine.ts';

/** What the center has countersigned of one terminal: its key, and the tree as it was then. */
export interface Seen {
  /** Raw public key, base64; the first that came is the terminal's for good. */
  readonly key: string;
  readonly tree: AuditTree;
  /** The countersignature line of that tree. */
  readonly cosignature: string;
}

/** The center as a witness of its terminals' audit logs (監査記録の証人). */
export interface Witness {
  seen(terminal: TerminalId): Promise<Seen | undefined>;
  keep(terminal: TerminalId, seen: Seen): Promise<void>;
  /** The hashes of the records that arrived, after one sequence up to and with another, in order. */
  leaves(terminal: TerminalId, after: number, through: number): Promise<readonly string[]>;
}

const Row = z.object({ key: z.string(), size: z.int(), peaks: z.string(), cosignature: z.string() });
const Leaf = z.object({ hash: z.string() });

export function createWitness(sql: Sql): Witness {
  return {
    async seen(terminal) {
      const text = 'SELECT key, size, peaks, cosignature FROM witnessed WHERE terminal = $1';
      const row = await first(sql, Row, text, [terminal]);
      if (!row) return undefined;
      const { key, size, peaks, cosignature } = row;
      return { key, tree: size === 0 ? EMPTY_TREE : { size, peaks: peaks.split(' ') }, cosignature };
    },
    async keep(terminal, { key, tree: { size, peaks }, cosignature }) {
      await sql.run(
        `INSERT INTO witnessed (terminal, key, size, peaks, cosignature) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (terminal) DO UPDATE SET size = excluded.size, peaks = excluded.peaks,
           cosignature = excluded.cosignature`,
        [terminal, key, size, peaks.join(' '), cosignature],
      );
    },
    async leaves(terminal, after, through) {
      const text =
        'SELECT hash FROM records WHERE terminal = $1 AND sequence > $2 AND sequence <= $3 ORDER BY sequence';
      return (await all(sql, Leaf, text, [terminal, after, through])).map(({ hash }) => hash);
    },
  };
}
