import type { AuditRecord } from '#contract/center.ts';
import type { TerminalId } from '#contract/ids.ts';

import type { Store } from './database.ts';

/** How far a terminal's chain has arrived: the last sequence, and the hash that the next record must name. */
export interface Mark {
  readonly mark: number;
  readonly head: string;
}

/** Why somebody has to look at a terminal's chain. */
export type AlarmCode = 'otherContent' | 'brokenChain' | 'unknownIssue';

/** The audit records as they arrived: appended, never changed. */
export interface Records {
  mark(terminal: TerminalId): Mark;
  hashOf(terminal: TerminalId, sequence: number): string | undefined;
  append(terminal: TerminalId, record: AuditRecord, now: number): void;
  /** Raised once for each sequence and code. */
  alarm(terminal: TerminalId, sequence: number, code: AlarmCode, now: number): void;
}

export function createRecords(store: Store): Records {
  const mark = store.prepare<[string], Mark>('SELECT mark, head FROM terminals WHERE id = ?');
  const hash = store.prepare<[string, number], { hash: string }>(
    'SELECT hash FROM records WHERE terminal = ? AND sequence = ?',
  );
  const insert = store.prepare(
    `INSERT INTO records (terminal, sequence, at, id, fields, previous, hash, received)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const advance = store.prepare('UPDATE terminals SET mark = ?, head = ? WHERE id = ?');
  const alarm = store.prepare(
    'INSERT INTO alarms (terminal, sequence, code, raised) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  return {
    mark(terminal) {
      const found = mark.get(terminal);
      if (!found) throw new Error('a terminal without its row: terminals are enrolled at start');
      return found;
    },
    hashOf: (terminal, sequence) => hash.get(terminal, sequence)?.hash,
    append(terminal, { sequence, at, id, fields, previous, hash }, now) {
      insert.run(terminal, sequence, at, id, fields, previous, hash, now);
      advance.run(sequence, hash, terminal);
    },
    alarm(terminal, sequence, code, now) {
      alarm.run(terminal, sequence, code, now);
    },
  };
}
