import { AuditRecord, MAX_AUDIT_BATCH } from '#contract/center.ts';
import { readNote } from '#contract/checkpoint.ts';
import { TerminalId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

import { audit } from './calls/audit.ts';
import { witness } from './calls/witness.ts';
import type { WitnessDesk } from './calls/witness.ts';

/** What the center took of an export, and the receipt that goes back on the medium: the last checkpoint, countersigned. */
export interface Carried {
  readonly terminal: TerminalId;
  readonly records: number;
  readonly receipt: string;
}

/**
 * Takes an export that was carried here on a medium (可搬媒体での受入れ), by the same two calls as over the line: what is here already
 * is passed over, and whatever contradicts it is refused with an alarm. `key` is the terminal's, base64, where the center has not seen it.
 */
export async function takeCarried(
  desk: WitnessDesk,
  lines: Iterable<string>,
  key?: string,
): Promise<Result<Carried, string>> {
  let terminal: TerminalId | undefined;
  let note = '';
  let records: AuditRecord[] = [];
  const flush = async (): Promise<boolean> => {
    const taken = terminal === undefined || (await audit(desk, { terminal, records })).ok;
    records = [];
    return taken;
  };
  for (const line of lines) {
    const entry: unknown = JSON.parse(line);
    const [header, record, checkpoint] = [headerOf(entry), AuditRecord.safeParse(entry), checkpointOf(entry)];
    if (header !== undefined) terminal = header;
    else if (checkpoint !== undefined) note = checkpoint;
    else if (record.success) records.push(record.data);
    else return err('format');
    if (records.length === MAX_AUDIT_BATCH && !(await flush())) return err('conflict');
  }
  if (!(await flush())) return err('conflict');
  return terminal === undefined ? err('format') : receiptFor(desk, { terminal, note, key });
}

async function receiptFor(
  desk: WitnessDesk,
  carried: { readonly terminal: TerminalId; readonly note: string; readonly key: string | undefined },
): Promise<Result<Carried, string>> {
  const { terminal, note: checkpoint } = carried;
  const seen = await desk.store.transaction((books) => books.witness.seen(terminal));
  const key = seen?.key ?? carried.key;
  if (key === undefined) return err('keyUnknown');
  const reply = await witness(desk, { terminal, key, checkpoint }, 'late');
  if (!reply.ok) return reply;
  if (reply.value.answer !== 'cosigned')
    return err(reply.value.answer === 'behind' ? 'behind' : reply.value.reason);
  const records = readNote(checkpoint)?.checkpoint.size ?? 0;
  return ok({ terminal, records, receipt: checkpoint + reply.value.cosignature });
}

function headerOf(entry: unknown): TerminalId | undefined {
  if (typeof entry !== 'object' || entry === null || !('mado' in entry) || !('terminal' in entry))
    return undefined;
  return entry.mado === 'audit-export-1' ? TerminalId.safeParse(entry.terminal).data : undefined;
}

function checkpointOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null || !('checkpoint' in entry)) return undefined;
  return typeof entry.checkpoint === 'string' ? entry.checkpoint : undefined;
}
