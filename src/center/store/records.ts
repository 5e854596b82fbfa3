import { z } from 'zod';

import type { AuditRecord } from '#contract/center.ts';
import type { TerminalId } from '#contract/ids.ts';

import { first } from './engine.ts';
import type { Sql } from './engine.ts';

const Mark = z.object({ mark: z.int(), head: z.string() });

/** How far a terminal's chain has arrived: the last sequence, and the hash that the next record must name. */
export type Mark = z.infer<typeof Mark>;

const Hash = z.object({ hash: z.string() });

/** Why somebody has to look at a terminal's chain. */
export type AlarmCode =
  | 'otherContent'
  | 'brokenChain'
  | 'unknownIssue'
  | 'checkpointByOtherKey'
  | 'checkpointUnsigned'
  | 'checkpointRewound'
  | 'checkpointForked';

/** The audit records as they arrived: appended, never changed. */
export interface Records {
  mark(terminal: TerminalId): Promise<Mark>;
  hashOf(terminal: TerminalId, sequence: number): Promise<string | undefined>;
  /** Takes what follows the mark, in order, and moves the mark to the last of it. */
  append(terminal: TerminalId, records: readonly AuditRecord[], now: number): Promise<void>;
  /** Raised once for each sequence and code. */
  alarm(terminal: TerminalId, sequence: number, code: AlarmCode, now: number): Promise<void>;
}

const COLUMNS = ['terminal', 'sequence', 'at', 'id', 'fields', 'previous', 'hash', 'received'];

export function createRecords(sql: Sql): Records {
  return {
    async mark(terminal) {
      const found = await first(sql, Mark, 'SELECT mark, head FROM terminals WHERE id = $1', [terminal]);
      if (!found) throw new Error('a terminal without its row: terminals are enrolled before they call');
      return found;
    },
    async hashOf(terminal, sequence) {
      const text = 'SELECT hash FROM records WHERE terminal = $1 AND sequence = $2';
      return (await first(sql, Hash, text, [terminal, sequence]))?.hash;
    },
    async append(terminal, records, now) {
      const last = records.at(-1);
      if (!last) return;
      await sql.insert(
        'records',
        COLUMNS,
        records.map(({ sequence, at, id, fields, previous, hash }) => [
          terminal,
          sequence,
          at,
          id,
          fields,
          previous,
          hash,
          now,
        ]),
      );
      await sql.run('UPDATE terminals SET mark = $1, head = $2 WHERE id = $3', [
        last.sequence,
        last.hash,
        terminal,
      ]);
    },
    async alarm(terminal, sequence, code, now) {
      await sql.run(
        'INSERT INTO alarms (terminal, sequence, code, raised) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
        [terminal, sequence, code, now],
      );
    },
  };
}
