import { z } from 'zod';

import { Places } from './option.ts';
import type { Questions } from './option.ts';

/** 戸籍証明書: of everybody (全部事項証明書), or of some of them (個人事項証明書). */
export const FamilyRegisterOptions = z.strictObject({
  kind: z.literal('FamilyRegister'),
  scope: z.enum(['register', 'part', 'self']),
  /** Who of the 戸籍, where `scope` is `part`. */
  persons: Places.optional(),
});

export const familyRegisterQuestions = {
  scope: { asks: 'answer', answers: ['register', 'part', 'self'] },
  persons: { asks: 'persons', when: { option: 'scope', answer: 'part' } },
} as const satisfies Questions;
