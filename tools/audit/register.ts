import { z } from 'zod';

import { StaffId } from '#contract/ids.ts';
import type { Ledger } from '#ledger/ledger.ts';

const Exported = z.object({ file: z.string(), records: z.int(), by: StaffId, second: StaffId });
const Deleted = z.object({ file: z.string(), by: StaffId, second: StaffId });

/** One use of a removable medium (可搬媒体使用簿): who carried what out, and who deleted it. */
export interface Use {
  /** SHA-256 (hex) of the file. */
  readonly digest: string;
  readonly records: number;
  /** ms since 1970. */
  readonly at: number;
  readonly by: readonly [StaffId, StaffId];
  readonly deleted?: { readonly at: number; readonly by: readonly [StaffId, StaffId] };
}

/** The register is in the audit log itself, where nobody changes it. Oldest first. */
export function registerOf({ audit }: Pick<Ledger, 'audit'>): readonly Use[] {
  const deletions = new Map(
    audit.of('audit.exportDeleted').map(({ at, fields }) => {
      const { file, by, second } = Deleted.parse(JSON.parse(fields));
      return [file, { at, by: [by, second] }] as const;
    }),
  );
  return audit.of('audit.exported').map(({ at, fields }) => {
    const { file, records, by, second } = Exported.parse(JSON.parse(fields));
    const deleted = deletions.get(file);
    return { digest: file, records, at, by: [by, second], ...(deleted ? { deleted } : {}) };
  });
}
