import { z } from 'zod';

import { RegisteredDate, Text } from './common.ts';
import { ForeignResident } from './foreign-resident.ts';
import { Relationship } from './relationship.ts';

/** One person as recorded (住民基本台帳法7条). `null` is an item that was left out or does not exist; the form says which. */
export const RecordedPerson = z.strictObject({
  name: Text,
  /** 氏名の振り仮名; blank until registered. */
  reading: Text.nullable(),
  /** 旧氏 and its reading */
  formerName: Text.nullable(),
  formerNameReading: Text.nullable(),
  birth: RegisteredDate,
  sex: z.enum(['男', '女']),
  relationship: Relationship.nullable(),
  /** 個人番号. No check digit is asked: who records it vouches for it, and made-up ones have a wrong one on purpose. */
  myNumber: z
    .string()
    .regex(/^\d{12}$/)
    .nullable(),
  becameResident: RegisteredDate.nullable(),
  /** 住所を定めた年月日; null if the person never moved within the town. */
  settled: RegisteredDate.nullable(),
  notified: RegisteredDate.nullable(),
  /** 本籍 (or なし, 不明), 筆頭者 */
  domicile: Text.nullable(),
  familyHead: Text.nullable(),
  /** 転入前住所 */
  previousAddress: Text.nullable(),
  foreign: ForeignResident.nullable(),
});
export type RecordedPerson = z.infer<typeof RecordedPerson>;
