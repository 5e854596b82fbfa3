import type { AuditRecord } from '#contract/center.ts';

export interface BatchLimits {
  readonly records: number;
  /** UTF-8 bytes of the records in JSON, with their commas. */
  readonly bytes: number;
}

/** As many of the records, from the first on, as fit; the first always goes, or nothing after it ever could. */
export function fill(records: readonly AuditRecord[], limits: BatchLimits): readonly AuditRecord[] {
  let bytes = 0;
  const beyond = records.findIndex((record, index) => {
    bytes += Buffer.byteLength(JSON.stringify(record)) + (index > 0 ? 1 : 0);
    return index > 0 && (index >= limits.records || bytes > limits.bytes);
  });
  return beyond < 0 ? records : records.slice(0, beyond);
}
