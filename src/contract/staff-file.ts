import { z } from 'zod';

import { StaffRole } from './staff-task.ts';

const Hex = z.string().regex(/^(?:[0-9a-f]{2})+$/);

/** One of the place's staff: personal number, role, and scrypt (RFC 7914) of the code with a salt of its own. No name. */
export const StaffFile = z
  .array(
    z.strictObject({
      staff: z.string().regex(/^\d{1,8}$/),
      /** Who was given none helps residents with their papers and handles no money. */
      role: StaffRole.optional(),
      salt: Hex.min(32).max(128),
      hash: Hex.length(64),
    }),
  )
  .max(200);
export type StaffFile = z.infer<typeof StaffFile>;
