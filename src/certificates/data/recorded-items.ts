import { z } from 'zod';

import { HouseholdRecord } from './household-record.ts';

/** 住民票記載事項証明書: 住所, 氏名, 生年月日, 性別, and of the rest only what was asked for. */
export const RecordedItems = z.strictObject({
  kind: z.literal('RecordedItems'),
  ...HouseholdRecord.shape,
});
export type RecordedItems = z.infer<typeof RecordedItems>;
