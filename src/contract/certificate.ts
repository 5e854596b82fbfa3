import { z } from 'zod';

import {
  FamilyRegisterAddendumOptions,
  familyRegisterAddendumQuestions,
} from './kinds/family-register-addendum.ts';
import { FamilyRegisterOptions, familyRegisterQuestions } from './kinds/family-register.ts';
import type { Questions } from './kinds/option.ts';
import { RecordedItemsOptions, recordedItemsQuestions } from './kinds/recorded-items.ts';
import { ResidentRecordOptions, residentRecordQuestions } from './kinds/resident-record.ts';
import { SealRegistrationOptions, sealRegistrationQuestions } from './kinds/seal-registration.ts';
import { TaxCertificateOptions, taxCertificateQuestions } from './kinds/tax-certificate.ts';
import { TaxPaymentOptions, taxPaymentQuestions } from './kinds/tax-payment.ts';

/** The kinds of certificate (証明書の種類) that this build knows. */
export const Kind = z.enum([
  'ResidentRecord', // 住民票の写し
  'RecordedItems', // 住民票記載事項証明書
  'SealRegistration', // 印鑑登録証明書
  'TaxCertificate', // 課税(非課税)証明書
  'TaxPayment', // 納税証明書
  'FamilyRegister', // 戸籍全部(個人)事項証明書
  'FamilyRegisterAddendum', // 戸籍の附票の写し
]);
export type Kind = z.infer<typeof Kind>;

/** What a resident chose of one certificate. */
export const Options = z.discriminatedUnion('kind', [
  ResidentRecordOptions,
  RecordedItemsOptions,
  SealRegistrationOptions,
  TaxCertificateOptions,
  TaxPaymentOptions,
  FamilyRegisterOptions,
  FamilyRegisterAddendumOptions,
]);
export type Options = z.infer<typeof Options>;

/** What each kind can ask. */
export const QUESTIONS: Readonly<Record<Kind, Questions>> = {
  ResidentRecord: residentRecordQuestions,
  RecordedItems: recordedItemsQuestions,
  SealRegistration: sealRegistrationQuestions,
  TaxCertificate: taxCertificateQuestions,
  TaxPayment: taxPaymentQuestions,
  FamilyRegister: familyRegisterQuestions,
  FamilyRegisterAddendum: familyRegisterAddendumQuestions,
};

/** Copies of one certificate in one visit (通数). */
export const MAX_COPIES = 5;
export const Copies = z.int().min(1).max(MAX_COPIES);

/** Lines in one visit's basket; a limit, not a wish. */
export const MAX_BASKET = 4;
