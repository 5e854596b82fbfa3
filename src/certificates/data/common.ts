import { z } from 'zod';

/** What a register says of one item. */
export const Text = z.string().min(1).max(400);

/**
 * A date as registered: a calendar day, or a text for days that are not known (年月日不詳, 「令和2年10月頃」) with the day it sorts as.
 * Registers also hold days that no calendar has, so nothing is computed from a text.
 */
export const RegisteredDate = z.union([
  z.strictObject({ day: z.iso.date() }),
  z.strictObject({ text: z.string().min(1).max(40), sortsAs: z.iso.date() }),
]);
export type RegisteredDate = z.infer<typeof RegisteredDate>;
