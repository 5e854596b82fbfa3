import { z } from 'zod';

import { Year } from './option.ts';
import type { Questions } from './option.ts';

/** 納税証明書: of which 年度. */
export const TaxPaymentOptions = z.strictObject({ kind: z.literal('TaxPayment'), year: Year });

export const taxPaymentQuestions = { year: { asks: 'year' } } as const satisfies Questions;
