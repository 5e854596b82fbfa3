import { z } from 'zod';

import { HouseholdRecord } from './household-record.ts';

/** 住民票の写し (住民基本台帳法12条) */
export const ResidentRecord = z.strictObject({
  kind: z.literal('ResidentRecord'),
  ...HouseholdRecord.shape,
});
export type ResidentRecord = z.infer<typeof ResidentRecord>;
