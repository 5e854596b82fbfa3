import type { z } from 'zod';

import { recordHash } from '#contract/audit-chain.ts';
import type { AuditRecord, AuditReply, AuditRequest } from '#contract/center.ts';
import type { TerminalId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';

import type { Answer, Desk } from './desk.ts';
import { reportedOutcome } from './outcome.ts';

/**
 * Takes a batch of audit records in one transaction. What is already here is passed over, a gap ends the batch, and the mark
 * says where to go on. A record that contradicts the chain is never taken: the batch is dropped and an alarm kept.
 */
export function audit(
  desk: Desk,
  { terminal, records }: z.infer<typeof AuditRequest>,
): Answer<z.infer<typeof AuditReply>> {
  const now = desk.clock.now();
  const accepted: AuditRecord[] = [];
  let { mark, head } = desk.records.mark(terminal);
  for (const record of records) {
    if (record.sequence > mark + 1) break;
    if (record.sequence <= mark) {
      const known = desk.records.hashOf(terminal, record.sequence) ?? hashIn(accepted, record.sequence);
      if (known === record.hash && recordHash(terminal, record) === record.hash) continue;
      desk.records.alarm(terminal, record.sequence, 'otherContent', now);
      return err('conflict');
    }
    if (record.previous !== head || recordHash(terminal, record) !== record.hash) {
      desk.records.alarm(terminal, record.sequence, 'brokenChain', now);
      return err('conflict');
    }
    accepted.push(record);
    ({ sequence: mark, hash: head } = record);
  }
  desk.store.transaction(() => {
    for (const record of accepted) take(desk, terminal, record, now);
  })();
  return ok({ highWaterMark: mark });
}

function hashIn(accepted: readonly AuditRecord[], sequence: number): string | undefined {
  return accepted.find((record) => record.sequence === sequence)?.hash;
}

function take({ records, issues }: Desk, terminal: TerminalId, record: AuditRecord, now: number): void {
  records.append(terminal, record, now);
  const report = reportedOutcome(record);
  if (report && !issues.settle(terminal, report.issue, report.issueNumber, report.outcome))
    records.alarm(terminal, record.sequence, 'unknownIssue', now);
}
