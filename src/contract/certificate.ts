import { z } from 'zod';

import type { Questions } from './kinds/option.ts';
import { RecordedItemsOptions, recordedItemsQuestions } from './kinds/recorded-items.ts';
import { ResidentRecordOptions, residentRecordQuestions } from './kinds/resident-record.ts';
import { SealRegistrationOptions, sealRegistrationQuestions } from './kinds/seal-registration.ts';

/** The kinds of certificate (証明書の種類) that this build knows. */
export const Kind = z.enum([
  'ResidentRecord', // 住民票の写し
  'RecordedItems', // 住民票記載事項証明書
  'SealRegistration', // 印鑑登録証明書
]);
export type Kind = z.infer<typeof Kind>;

/** What a resident chose of one certificate. */
export const Options = z.discriminatedUnion('kind', [
  ResidentRecordOptions,
  RecordedItemsOptions,
  SealRegistrationOptions,
]);
export type Options = z.infer<typeof Options>;

/** What each kind can ask. */
export const QUESTIONS: Readonly<Record<Kind, Questions>> = {
  ResidentRecord: residentRecordQuestions,
  RecordedItems: recordedItemsQuestions,
  SealRegistration: sealRegistrationQuestions,
};

/** Copies of one certificate in one visit (通数). */
export const MAX_COPIES = 5;
export const Copies = z.int().min(1).max(MAX_COPIES);

/** Lines in one visit's basket; a limit, not a wish. */
export const MAX_BASKET = 4;
