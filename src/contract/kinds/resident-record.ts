import { z } from 'zod';

import { Places } from './option.ts';
import type { Questions } from './option.ts';

/** 住民票の写し: whom it covers (本人, 世帯の一部, 世帯全員) and which items that may be left out are shown. */
export const ResidentRecordOptions = z.strictObject({
  kind: z.literal('ResidentRecord'),
  scope: z.enum(['self', 'part', 'household']),
  /** Who of the household, where `scope` is `part`. */
  persons: Places.optional(),
  /** 世帯主・続柄 (住民基本台帳法7条4号) */
  relationship: z.boolean().optional(),
  /** 本籍・筆頭者 (5号) */
  domicile: z.boolean().optional(),
});

export const residentRecordQuestions = {
  scope: { asks: 'answer', answers: ['self', 'part', 'household'] },
  persons: { asks: 'persons', when: { option: 'scope', answer: 'part' } },
  relationship: { asks: 'yesNo' },
  domicile: { asks: 'yesNo' },
} as const satisfies Questions;
