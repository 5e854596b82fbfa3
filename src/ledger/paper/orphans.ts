import { z } from 'zod';

import { IssueId, SlipId } from '#contract/ids.ts';
import type { PrintJournal } from '#contract/paper.ts';

import { query } from '../database/query.ts';
import type { SlipPrinter } from '../ledger.ts';
import type { Parts } from '../parts.ts';

const Row = z.object({ issue: IssueId.or(SlipId) });

/** Papers whose jobs a printer may still hold; they outlive a restart, as its memory may. */
export function createOrphanRows(
  { db, commit, now }: Pick<Parts, 'db' | 'commit' | 'now'>,
  printer: SlipPrinter,
): Pick<PrintJournal, 'orphan' | 'orphans' | 'orphansGone'> {
  const all = query(db, 'SELECT issue FROM orphans WHERE printer = ? ORDER BY at, issue', Row);
  const insert = db.prepare('INSERT OR IGNORE INTO orphans (issue, at, printer) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM orphans WHERE issue = ? AND printer = ?');
  return {
    orphan: (issue) => commit(() => void insert.run(issue, now(), printer)),
    orphans: () => all.all(printer).map(({ issue }) => issue),
    orphansGone: (issues) =>
      commit(() => {
        for (const issue of issues) remove.run(issue, printer);
      }),
  };
}
