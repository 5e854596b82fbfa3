import { z } from 'zod';

import { Year } from './option.ts';
import type { Questions } from './option.ts';

/** 課税(非課税)証明書: of which 年度, and whether 控除, 扶養 and 税額 are on it (without them it is 所得証明書). */
export const TaxCertificateOptions = z.strictObject({
  kind: z.literal('TaxCertificate'),
  year: Year,
  deductions: z.boolean().optional(),
});

export const taxCertificateQuestions = {
  year: { asks: 'year' },
  deductions: { asks: 'yesNo' },
} as const satisfies Questions;
