import { z } from 'zod';

import { Places } from './option.ts';
import type { Questions } from './option.ts';

const YesNo = z.boolean().optional();

/** 住民票の写し: on which form, whom it covers, and which items that may be left out are shown. */
export const ResidentRecordOptions = z.strictObject({
  kind: z.literal('ResidentRecord'),
  form: z.enum(['joint', 'single']).optional(),
  scope: z.enum(['self', 'part', 'household']),
  /** Who of the household, where `scope` is `part`. */
  persons: Places.optional(),
  relationship: YesNo,
  domicile: YesNo,
  myNumber: YesNo,
  nationality: YesNo,
  residence: YesNo,
  cardNumber: YesNo,
  aliasHistory: YesNo,
});

export const residentRecordQuestions = {
  form: { asks: 'answer', answers: ['joint', 'single'], unsaid: 'joint' },
  scope: { asks: 'answer', answers: ['self', 'part', 'household'] },
  persons: { asks: 'persons', when: { option: 'scope', answer: 'part' } },
  relationship: { asks: 'yesNo' },
  domicile: { asks: 'yesNo' },
  myNumber: { asks: 'yesNo' },
  nationality: { asks: 'yesNo' },
  residence: { asks: 'yesNo' },
  cardNumber: { asks: 'yesNo' },
  aliasHistory: { asks: 'yesNo' },
} as const satisfies Questions;
