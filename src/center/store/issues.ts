import { z } from 'zod';

import { SignedDocument } from '#contract/center.ts';
import type { Kind } from '#contract/certificate.ts';
import type { IssueId, IssueNumber, TerminalId } from '#contract/ids.ts';
import type { Yen } from '#contract/yen.ts';

import type { Store } from './database.ts';

/** What became of one copy, as the terminal reported it; `drawn` until it does. */
export type Outcome = 'drawn' | 'printed' | 'notPrinted' | 'inDoubt' | 'withdrawn' | 'voided';

/** Copies that one terminal may be given a number for on one day: the number has four digits. */
export const MAX_NUMBER = 9999;

interface DrawnCopy {
  readonly terminal: TerminalId;
  readonly issue: IssueId;
  readonly number: IssueNumber;
  readonly kind: Kind;
  readonly fee: Yen;
}

/** The issue log (交付履歴), by number, kind and outcome; whose it was the city's own register knows. */
export interface Issues {
  /** Takes the next `copies` numbers of this terminal's day; answers the first, or undefined when the day is full. */
  takeNumbers(terminal: TerminalId, day: string, copies: number): number | undefined;
  isKnown(terminal: TerminalId, issue: IssueId): boolean;
  add(copy: DrawnCopy, now: number): void;
  /** Notes an outcome; false if the center never drew such a copy. */
  settle(terminal: TerminalId, issue: string, number: string, outcome: Outcome): boolean;
  drawnFor(terminal: TerminalId, request: string): Drawn | undefined;
  keepDraw(terminal: TerminalId, request: string, session: string, drawn: Drawn): void;
}

/** What was answered to one `prepare`, and the digest of what it asked. */
export interface Drawn {
  readonly content: string;
  readonly documents: readonly SignedDocument[];
}

const Documents = z.array(SignedDocument);

export function createIssues(store: Store): Issues {
  const count = store.prepare<[string, string, number, number], { last: number }>(
    `INSERT INTO numbers (terminal, day, last) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET last = last + excluded.last WHERE last + excluded.last <= ? RETURNING last`,
  );
  const find = store.prepare<[string, string]>('SELECT 1 FROM issues WHERE terminal = ? AND issue = ?');
  const insert = store.prepare(
    'INSERT INTO issues (terminal, issue, number, kind, fee, drawn) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const update = store.prepare(
    'UPDATE issues SET outcome = ? WHERE terminal = ? AND issue = ? AND number = ?',
  );
  const findDraw = store.prepare<[string, string], { content: string; documents: string }>(
    'SELECT content, documents FROM draws WHERE terminal = ? AND request = ?',
  );
  const insertDraw = store.prepare(
    'INSERT INTO draws (terminal, request, session, content, documents) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    takeNumbers(terminal, day, copies) {
      const row = count.get(terminal, day, copies, MAX_NUMBER);
      return row && row.last - copies + 1;
    },
    isKnown: (terminal, issue) => find.get(terminal, issue) !== undefined,
    add({ terminal, issue, number, kind, fee }, now) {
      insert.run(terminal, issue, number, kind, fee, now);
    },
    settle: (terminal, issue, number, outcome) => update.run(outcome, terminal, issue, number).changes === 1,
    drawnFor(terminal, request) {
      const row = findDraw.get(terminal, request);
      return row && { content: row.content, documents: Documents.parse(JSON.parse(row.documents)) };
    },
    keepDraw(terminal, request, session, { content, documents }) {
      insertDraw.run(terminal, request, session, content, JSON.stringify(documents));
    },
  };
}
