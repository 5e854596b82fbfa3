import { z } from 'zod';

import { MAX_MEMBERS } from '#contract/kinds/option.ts';

import { RegisteredDate, Text } from './common.ts';

/** 外国人住民の記載事項 (住民基本台帳法30条の45). Dates of birth and of expiry are written in the western calendar. */
export const ForeignResident = z.strictObject({
  nationality: Text,
  /** 第30条の45に規定する区分, e.g. 中長期在留者 */
  category: Text,
  status: Text.nullable(),
  period: Text.nullable(),
  until: z.iso.date().nullable(),
  cardNumber: z
    .string()
    .regex(/^[A-Z]{2}\d{8}[A-Z]{2}$/)
    .nullable(),
  /** 通称 */
  alias: Text.nullable(),
  becameForeignResident: RegisteredDate,
});

/** One person on a 住民票の写し. `null` is an item that was left out or does not exist; the form says which. */
export const RecordedPerson = z.strictObject({
  name: Text,
  /** 氏名の振り仮名; blank until registered. */
  reading: Text.nullable(),
  formerName: Text.nullable(),
  birth: RegisteredDate,
  sex: z.enum(['男', '女']),
  /** 続柄, in the words of the register (e.g. 子の子); null when left out. */
  relationship: Text.nullable(),
  becameResident: RegisteredDate,
  /** 住所を定めた年月日; null if the person never moved within the town. */
  settled: RegisteredDate.nullable(),
  notified: RegisteredDate.nullable(),
  /** 本籍, 筆頭者; null when left out. */
  domicile: Text.nullable(),
  familyHead: Text.nullable(),
  /** 転入前住所 */
  previousAddress: Text.nullable(),
  foreign: ForeignResident.nullable(),
});
export type RecordedPerson = z.infer<typeof RecordedPerson>;

/** 住民票の写し (世帯連記式; 住民基本台帳法7条, 12条) */
export const ResidentRecord = z.strictObject({
  kind: z.literal('ResidentRecord'),
  scope: z.enum(['self', 'part', 'household']),
  shows: z.strictObject({ relationship: z.boolean(), domicile: z.boolean() }),
  address: Text,
  /** 世帯主; null when left out. */
  householder: Text.nullable(),
  persons: z.array(RecordedPerson).min(1).max(MAX_MEMBERS),
});
export type ResidentRecord = z.infer<typeof ResidentRecord>;
