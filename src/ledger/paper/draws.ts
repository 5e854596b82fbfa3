import { z } from 'zod';

import { IssueId, VisitId } from '#contract/ids.ts';

import { query } from '../database/query.ts';
import { LedgerDefect } from '../defect.ts';
import type { DrawnIssue, Issues } from '../ledger.ts';
import type { Parts } from '../parts.ts';

const DrawRow = z.object({
  request: z.string(),
  visit: VisitId,
  outcome: z.enum(['prepared', 'refused', 'unknown']).nullable(),
});
const AskedRow = z.object({ issue: IssueId }).transform(({ issue }) => issue);
const VisitRow = z.object({ visit: VisitId });

/** Drawing numbers (採番) at the center: written down before it is asked, settled when its answer is known. */
export function createDraws({
  db,
  commit,
  now,
}: Parts): Pick<Issues, 'intendDraw' | 'settleDraw' | 'openDraws'> {
  const openVisit = query(db, 'SELECT visit FROM visits WHERE visit = ? AND ended_at IS NULL', VisitRow);
  const one = query(db, 'SELECT request, visit, outcome FROM draws WHERE request = ?', DrawRow);
  const open = query(
    db,
    `SELECT request, visit, outcome FROM draws WHERE outcome IS NULL OR outcome = 'unknown' ORDER BY rowid`,
    DrawRow,
  );
  const asked = query(db, 'SELECT issue FROM asked WHERE request = ? ORDER BY rowid', AskedRow);
  const insertDraw = db.prepare('INSERT INTO draws (request, at, visit) VALUES (?, ?, ?)');
  const insertAsked = db.prepare('INSERT INTO asked (issue, request) VALUES (?, ?)');
  const settle = db.prepare('UPDATE draws SET outcome = ?, settled_at = ? WHERE request = ?');
  const insertIssue = db.prepare(
    `INSERT INTO issues (issue, at, visit, issue_number, kind, fee, exemption, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'prepared')`,
  );

  /** Answers the visit, when the draw is one of which more may become known. */
  function settleable(request: string, outcome: 'prepared' | 'refused' | 'unknown'): VisitId {
    const draw = one.first(request);
    if (draw === undefined) throw new LedgerDefect('no draw has this request');
    const learned = draw.outcome === null || (draw.outcome === 'unknown' && outcome !== 'unknown');
    if (!learned) throw new LedgerDefect('a draw is settled once');
    return draw.visit;
  }

  function assertAsked(request: string, drawn: readonly DrawnIssue[]): void {
    const expected = new Set(asked.all(request));
    for (const { issue } of drawn) {
      if (!expected.delete(issue)) {
        throw new LedgerDefect('a copy that this request did not ask for, or twice');
      }
    }
  }

  return {
    intendDraw(visit, request, lines) {
      commit(() => {
        if (openVisit.first(visit) === undefined) throw new LedgerDefect('no open visit has this id');
        if (one.first(request) !== undefined) throw new LedgerDefect('a request is intended once');
        insertDraw.run(request, now(), visit);
        for (const issue of lines.flatMap(({ issues }) => issues)) insertAsked.run(issue, request);
      });
    },
    settleDraw(request, outcome) {
      commit((record) => {
        const word = typeof outcome === 'string' ? outcome : 'prepared';
        const visit = settleable(request, word);
        settle.run(word, now(), request);
        if (typeof outcome === 'string') return;
        assertAsked(request, outcome);
        for (const { issue, issueNumber, kind, fee, exemption } of outcome) {
          insertIssue.run(issue, now(), visit, issueNumber, kind, fee, exemption ?? null);
          record({ id: 'issue.prepared', visit, issue, issueNumber, kind, fee });
        }
      });
    },
    openDraws: () =>
      open.all().map(({ request, visit, outcome }) => ({
        request,
        visit,
        outcome: outcome === null ? 'open' : 'unknown',
        issues: asked.all(request),
      })),
  };
}
