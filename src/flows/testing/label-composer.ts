import { z } from 'zod';

import { ok } from '#contract/result.ts';

import type { SheetLabel } from '../person-check.ts';
import type { Composer } from '../visit/desk.ts';

const Label = z.strictObject({ personKey: z.string(), issueNumber: z.string() });

/** Lays out sheets that bear nothing but their label. */
export const labelComposer: Composer = {
  compose: ({ personKey, issueNumber }) =>
    ok({ pdf: Buffer.from(JSON.stringify({ personKey, issueNumber }), 'utf8'), sheets: 1, sides: 'one' }),
  readBack: labelOf,
};

/** What a sheet of `labelComposer` says of itself. */
export function labelOf(pdf: Uint8Array): SheetLabel {
  return { ...Label.parse(JSON.parse(Buffer.from(pdf).toString('utf8'))), sides: 'one', pages: 1 };
}
