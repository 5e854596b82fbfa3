import { z } from 'zod';

import { MAX_MEMBERS } from '#contract/kinds/option.ts';

import { RegisteredDate, Text } from './common.ts';

/** One entry of an event: 【出生日】 and what it says. */
export const RegisterEntry = z.strictObject({
  label: z.string().min(1).max(20),
  value: z.union([Text, RegisteredDate]),
});
export type RegisterEntry = z.infer<typeof RegisterEntry>;

/** One event (事項), e.g. 出生, 婚姻, 戸籍編製, with its entries. */
export const RegisterEvent = z.strictObject({
  name: z.string().min(1).max(12),
  entries: z.array(RegisterEntry).min(1).max(20),
});
export type RegisterEvent = z.infer<typeof RegisterEvent>;

const Parent = z.strictObject({
  /** 父, 母, 養父, 養母 */
  label: z.enum(['父', '母', '養父', '養母']),
  name: Text,
});

/** One person on a 戸籍 (戸籍法13条). */
export const FamilyMember = z.strictObject({
  /** 名, without the family's name */
  name: Text,
  /** 名の振り仮名; null until it is recorded */
  reading: Text.nullable(),
  birth: RegisteredDate,
  /** 配偶者区分 */
  spouse: z.enum(['夫', '妻']).nullable(),
  parents: z.array(Parent).max(4),
  /** 続柄, e.g. 長男 */
  relation: z.string().min(1).max(12),
  /** 除籍: has left this 戸籍 */
  left: z.boolean(),
  events: z.array(RegisterEvent).max(40),
});
export type FamilyMember = z.infer<typeof FamilyMember>;

/** 戸籍全部事項証明書 (戸籍謄本) or 戸籍個人事項証明書 (戸籍抄本) */
export const FamilyRegister = z.strictObject({
  kind: z.literal('FamilyRegister'),
  scope: z.enum(['whole', 'individual']),
  /** 本籍 */
  domicile: Text,
  /** 氏名: 筆頭者 */
  head: Text,
  /** 氏の振り仮名; null until it is recorded */
  headReading: Text.nullable(),
  /** 戸籍事項 */
  events: z.array(RegisterEvent).min(1).max(20),
  members: z.array(FamilyMember).min(1).max(MAX_MEMBERS),
});
export type FamilyRegister = z.infer<typeof FamilyRegister>;
