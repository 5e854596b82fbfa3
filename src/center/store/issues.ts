import { z } from 'zod';

import { SignedDocument } from '#contract/center.ts';
import type { Kind } from '#contract/certificate.ts';
import type { IssueId, IssueNumber, TerminalId } from '#contract/ids.ts';
import type { Yen } from '#contract/yen.ts';

import { first } from './engine.ts';
import type { Sql } from './engine.ts';

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

/** What a terminal says became of one of its copies. */
export interface Report {
  readonly issue: IssueId;
  readonly issueNumber: IssueNumber;
  readonly outcome: Outcome;
}

/** The issue log (交付履歴), by number, kind and outcome; whose it was the city's own register knows. */
export interface Issues {
  /** Takes the next `copies` numbers of this terminal's day; answers the first, or undefined when the day is full. */
  takeNumbers(terminal: TerminalId, day: string, copies: number): Promise<number | undefined>;
  isKnown(terminal: TerminalId, issue: IssueId): Promise<boolean>;
  add(copies: readonly DrawnCopy[], now: number): Promise<void>;
  /** Notes outcomes, one for each copy at most; answers the issues that the center did draw. */
  settle(terminal: TerminalId, reports: readonly Report[]): Promise<ReadonlySet<string>>;
  drawnFor(terminal: TerminalId, request: string): Promise<Drawn | undefined>;
  keepDraw(terminal: TerminalId, request: string, session: string, drawn: Drawn): Promise<void>;
}

/** What was answered to one `prepare`, and the digest of what it asked. */
export interface Drawn {
  readonly content: string;
  readonly documents: readonly SignedDocument[];
}

const Last = z.object({ last: z.int() });
const Known = z.object({ issue: z.string() });
const Draw = z.object({
  content: z.string(),
  documents: z.string().transform((text) => z.array(SignedDocument).parse(JSON.parse(text))),
});

export function createIssues(sql: Sql): Issues {
  return {
    async takeNumbers(terminal, day, copies) {
      const row = await first(
        sql,
        Last,
        `INSERT INTO numbers (terminal, day, last) VALUES ($1, $2, $3)
         ON CONFLICT (terminal, day) DO UPDATE SET last = numbers.last + excluded.last
         WHERE numbers.last + excluded.last <= $4 RETURNING last`,
        [terminal, day, copies, MAX_NUMBER],
      );
      return row && row.last - copies + 1;
    },
    async isKnown(terminal, issue) {
      const text = 'SELECT issue FROM issues WHERE terminal = $1 AND issue = $2';
      return (await first(sql, Known, text, [terminal, issue])) !== undefined;
    },
    add: (copies, now) =>
      sql.insert(
        'issues',
        ['terminal', 'issue', 'number', 'kind', 'fee', 'drawn'],
        copies.map(({ terminal, issue, number, kind, fee }) => [terminal, issue, number, kind, fee, now]),
      ),
    async settle(terminal, reports) {
      if (reports.length === 0) return new Set();
      const lines = reports.map((_, at) => `($${3 * at + 2}, $${3 * at + 3}, $${3 * at + 4})`);
      const known = await sql.rows(
        `UPDATE issues SET outcome = told.column3 FROM (VALUES ${lines.join(', ')}) AS told
         WHERE terminal = $1 AND issue = told.column1 AND number = told.column2 RETURNING issue`,
        [terminal, ...reports.flatMap(({ issue, issueNumber, outcome }) => [issue, issueNumber, outcome])],
        'once',
      );
      return new Set(known.map((row) => Known.parse(row).issue));
    },
    drawnFor: (terminal, request) =>
      first(sql, Draw, 'SELECT content, documents FROM draws WHERE terminal = $1 AND request = $2', [
        terminal,
        request,
      ]),
    async keepDraw(terminal, request, session, { content, documents }) {
      await sql.run(
        'INSERT INTO draws (terminal, request, session, content, documents) VALUES ($1, $2, $3, $4, $5)',
        [terminal, request, session, content, JSON.stringify(documents)],
      );
    },
  };
}
