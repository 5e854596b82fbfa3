import { z } from 'zod';

import type { Questions } from './option.ts';
import { ResidentRecordOptions, residentRecordQuestions } from './resident-record.ts';

/** 住民票記載事項証明書: as 住民票の写し, and more of it can be left out. */
export const RecordedItemsOptions = z.strictObject({
  ...ResidentRecordOptions.shape,
  kind: z.literal('RecordedItems'),
  dates: z.boolean().optional(),
  previousAddress: z.boolean().optional(),
  building: z.boolean().optional(),
});

export const recordedItemsQuestions = {
  ...residentRecordQuestions,
  dates: { asks: 'yesNo' },
  previousAddress: { asks: 'yesNo' },
  building: { asks: 'yesNo' },
} as const satisfies Questions;
