import type { z } from 'zod';

import { recordHash } from '#contract/audit-chain.ts';
import type { AuditRecord, AuditReply, AuditRequest } from '#contract/center.ts';
import type { TerminalId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';

import type { Books } from '../store/store.ts';
import type { Answering, Desk } from './desk.ts';
import { reportedOutcome } from './outcome.ts';

/**
 * Takes a batch of audit records in one transaction. What is already here is passed over, a gap ends the batch, and the mark
 * says where to go on. A record that contradicts the chain is never taken: the batch is dropped and an alarm kept.
 */
export async function audit(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  { terminal, records }: z.infer<typeof AuditRequest>,
): Answering<z.infer<typeof AuditReply>> {
  const now = clock.now();
  await store.ready(now);
  return store.transaction(async (books) => {
    await books.alone(`terminal ${terminal}`);
    const accepted: AuditRecord[] = [];
    let { mark, head } = await books.records.mark(terminal);
    for (const record of records) {
      if (record.sequence > mark + 1) break;
      const genuine = recordHash(terminal, record) === record.hash;
      if (record.sequence <= mark) {
        const known =
          hashIn(accepted, record.sequence) ?? (await books.records.hashOf(terminal, record.sequence));
        if (genuine && known === record.hash) continue;
        await books.records.alarm(terminal, record.sequence, 'otherContent', now);
        return err('conflict');
      }
      if (!genuine || record.previous !== head) {
        await books.records.alarm(terminal, record.sequence, 'brokenChain', now);
        return err('conflict');
      }
      accepted.push(record);
      ({ sequence: mark, hash: head } = record);
    }
    await take(books, terminal, accepted, now);
    return ok({ highWaterMark: mark });
  });
}

function hashIn(accepted: readonly AuditRecord[], sequence: number): string | undefined {
  const from = accepted[0]?.sequence ?? 0;
  return accepted[sequence - from]?.hash;
}

/** Of several reports about one copy in a batch, the last counts. */
async function take(
  { records, issues }: Books,
  terminal: TerminalId,
  accepted: readonly AuditRecord[],
  now: number,
): Promise<void> {
  await records.append(terminal, accepted, now);
  const reports = accepted.flatMap((record) => {
    const report = reportedOutcome(record);
    return report ? [{ ...report, sequence: record.sequence }] : [];
  });
  const last = new Map(reports.map((report) => [`${report.issue} ${report.issueNumber}`, report]));
  const known = await issues.settle(terminal, [...last.values()]);
  for (const { issue, sequence } of reports)
    if (!known.has(issue)) await records.alarm(terminal, sequence, 'unknownIssue', now);
}
