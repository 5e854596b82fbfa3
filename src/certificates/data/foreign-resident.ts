import { z } from 'zod';

import { RegisteredDate, Text } from './common.ts';

/** Where and when an alias was recorded or removed. */
const AliasEvent = z.strictObject({ municipality: Text, day: RegisteredDate });

/** 通称の記載及び削除に関する事項: one alias, and what became of it. */
export const AliasRecord = z.strictObject({
  alias: Text,
  recorded: AliasEvent,
  removed: AliasEvent.nullable(),
});
export type AliasRecord = z.infer<typeof AliasRecord>;

/** 第30条の45に規定する区分 */
export const Category = z.enum([
  '中長期在留者',
  '特別永住者',
  '一時庇護許可者',
  '仮滞在許可者',
  '出生による経過滞在者',
  '国籍喪失による経過滞在者',
]);
export type Category = z.infer<typeof Category>;

/**
 * 外国人住民の記載事項 (住民基本台帳法30条の45). Dates of birth and of expiry are written in the western calendar. `null` is an item
 * that was left out or that this category does not have; the form says which.
 */
export const ForeignResident = z.strictObject({
  /** 漢字氏名, beside the name in letters, where it was asked for. */
  kanjiName: Text.nullable(),
  /** 通称; it is never left out where there is one. */
  alias: Text.nullable(),
  aliasHistory: z.array(AliasRecord).max(12).nullable(),
  nationality: Text.nullable(),
  category: Category.nullable(),
  /** 在留資格, 在留期間 (or 上陸期間, 仮滞在期間), 満了の日 */
  status: Text.nullable(),
  period: Text.nullable(),
  until: z.iso.date().nullable(),
  /** 在留カード等の番号 */
  cardNumber: z
    .string()
    .regex(/^[A-Z]{2}\d{8}[A-Z]{2}$/)
    .nullable(),
  becameForeignResident: RegisteredDate.nullable(),
});
export type ForeignResident = z.infer<typeof ForeignResident>;
