import { z } from 'zod';

import { FamilyRegisterOptions, familyRegisterQuestions } from './family-register.ts';
import type { Questions } from './option.ts';

/** 戸籍の附票の写し: as 戸籍証明書, with the items that are left out unless asked for. */
export const FamilyRegisterAddendumOptions = z.strictObject({
  ...FamilyRegisterOptions.shape,
  kind: z.literal('FamilyRegisterAddendum'),
  /** 本籍・筆頭者 (戸籍の表示) */
  domicile: z.boolean().optional(),
  /** 在外選挙人名簿・在外投票人名簿 */
  overseasVoter: z.boolean().optional(),
  /** 住民票コード */
  residentCode: z.boolean().optional(),
});

export const familyRegisterAddendumQuestions = {
  ...familyRegisterQuestions,
  domicile: { asks: 'yesNo' },
  overseasVoter: { asks: 'yesNo' },
  residentCode: { asks: 'yesNo' },
} as const satisfies Questions;
