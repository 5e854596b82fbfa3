import { z } from 'zod';

import type { Questions } from './option.ts';

/** 印鑑登録証明書 has nothing to choose. */
export const SealRegistrationOptions = z.strictObject({ kind: z.literal('SealRegistration') });

export const sealRegistrationQuestions = {} as const satisfies Questions;
