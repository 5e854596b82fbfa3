import type { AuditRecord } from '#contract/center.ts';
import { bodyOf, originOf } from '#contract/checkpoint.ts';
import type { TerminalId } from '#contract/ids.ts';

import { writeOut } from '../audit/medium.ts';
import type { Findings } from './findings.ts';
import type { RowsOf } from './salvage.ts';

/** One file of records for the center. */
export interface Exported {
  readonly file: string;
  readonly first: number;
  readonly last: number;
}

/**
 * Writes each stretch of the audit log to a file of its own, as `audit export` writes the whole (src/ledger/audit/export.ts), so that the
 * center takes it under the old terminal's id: it passes over what it has, and refuses what would leave a hole.
 */
export function exportRuns(
  { terminal, runs }: Pick<Findings, 'terminal' | 'runs'>,
  checkpoints: RowsOf['checkpoints'],
  folder: string,
): readonly Exported[] {
  if (terminal === null) return [];
  const origin = originOf(terminal);
  const notes = new Map(
    checkpoints.map(({ size, root, signature, cosignature }) => [
      size,
      `${bodyOf({ origin, size, root })}\n${signature}${cosignature ?? ''}`,
    ]),
  );
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) return [];
    const name = `mado-${terminal}-salvaged-${first.sequence}-${last.sequence}.jsonl`;
    const { file } = writeOut(folder, name, linesOf(terminal, run, notes));
    return [{ file, first: first.sequence, last: last.sequence }];
  });
}

function* linesOf(
  terminal: TerminalId,
  run: readonly AuditRecord[],
  notes: ReadonlyMap<number, string>,
): Iterable<string> {
  yield JSON.stringify({ mado: 'audit-export-1', terminal });
  for (const record of run) {
    yield JSON.stringify(record);
    const checkpoint = notes.get(record.sequence);
    if (checkpoint !== undefined) yield JSON.stringify({ checkpoint });
  }
}
