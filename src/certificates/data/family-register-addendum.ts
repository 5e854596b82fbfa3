import { z } from 'zod';

import { MAX_MEMBERS } from '#contract/kinds/option.ts';

import { RegisteredDate, Text } from './common.ts';

/** One address as it was held, oldest first (住所, 住所を定めた年月日). */
export const HeldAddress = z.strictObject({ address: Text, settled: RegisteredDate });

/** One person on a 戸籍の附票 (住民基本台帳法17条) */
export const AddendumPerson = z.strictObject({
  /** 名 where 本籍 and 筆頭者 are shown, else the whole 氏名 */
  name: Text,
  /** 出生の年月日 and 男女の別: not of those who were removed before 2022-01-11 */
  birth: RegisteredDate.nullable(),
  sex: z.enum(['男', '女']).nullable(),
  /** 除籍: has left this 戸籍 */
  left: z.boolean(),
  addresses: z.array(HeldAddress).min(1).max(60),
  /** 住民票コード; null when left out */
  residentCode: z
    .string()
    .regex(/^\d{11}$/)
    .nullable(),
  /** 在外選挙人名簿・在外投票人名簿への登録; null when left out, なし where there is none */
  overseasVoter: Text.nullable(),
});
export type AddendumPerson = z.infer<typeof AddendumPerson>;

/** Items that are left out of 戸籍の附票の写し unless asked for. */
export const AddendumItem = z.enum(['domicile', 'overseasVoter', 'residentCode']);
export type AddendumItem = z.infer<typeof AddendumItem>;

/** 戸籍の附票の写し (住民基本台帳法20条) */
export const FamilyRegisterAddendum = z.strictObject({
  kind: z.literal('FamilyRegisterAddendum'),
  scope: z.enum(['whole', 'individual']),
  shows: z.array(AddendumItem).max(AddendumItem.options.length),
  /** 本籍 and 筆頭者 (戸籍の表示); null when left out */
  domicile: Text.nullable(),
  head: Text.nullable(),
  /** 編製日, and 改製日 where it was made anew */
  made: RegisteredDate,
  remade: RegisteredDate.nullable(),
  persons: z.array(AddendumPerson).min(1).max(MAX_MEMBERS),
});
export type FamilyRegisterAddendum = z.infer<typeof FamilyRegisterAddendum>;
