import { z } from 'zod';

import { Amount, FiscalYear } from './amount.ts';
import { RegisteredDate, Text } from './common.ts';

/** 所得の内訳 (地方税法, 所得税法23条から35条) */
export const IncomeItem = z.enum([
  '営業等',
  '農業',
  '不動産',
  '利子',
  '配当',
  '給与',
  '公的年金等',
  '業務・その他の雑',
  '総合譲渡・一時',
  '分離課税分',
]);
export type IncomeItem = z.infer<typeof IncomeItem>;

/** 所得控除 (地方税法34条, 314条の2) */
export const DeductionItem = z.enum([
  '雑損',
  '医療費',
  '社会保険料',
  '小規模企業共済等掛金',
  '生命保険料',
  '地震保険料',
  '障害者',
  '寡婦・ひとり親',
  '勤労学生',
  '配偶者・配偶者特別',
  '特定親族特別',
  '扶養',
  '基礎',
]);
export type DeductionItem = z.infer<typeof DeductionItem>;

/** 扶養親族等の数 */
export const DependantItem = z.enum([
  '特定扶養',
  '老人扶養',
  'うち同居老親等',
  'その他の扶養',
  '16歳未満',
  '障害者',
  'うち特別障害者',
]);
export type DependantItem = z.infer<typeof DependantItem>;

/** What is left out of 所得証明書: 所得控除, 扶養, 課税標準額 and 税額. */
export const Taxed = z.strictObject({
  deductions: z.record(DeductionItem, Amount),
  /** 所得控除合計 */
  deducted: Amount,
  /** 控除対象配偶者, e.g. 有, 無, 老人 */
  spouse: z.enum(['有', '無', '老人']),
  dependants: z.record(DependantItem, z.int().min(0).max(40)),
  /** 本人該当, e.g. ひとり親 */
  ownStatus: Text.nullable(),
  /** 課税標準額 */
  base: Amount,
  tax: z.strictObject({
    /** 所得割 */
    incomeMunicipal: Amount,
    incomePrefectural: Amount,
    /** 均等割 */
    evenMunicipal: Amount,
    evenPrefectural: Amount,
    /** 森林環境税 (国税, since 令和6年度) */
    forest: Amount,
    /** 年税額 */
    total: Amount,
  }),
});
export type Taxed = z.infer<typeof Taxed>;

/** 課税証明書, 非課税証明書 or 所得証明書 (個人住民税; about one person, never about a household). */
export const TaxCertificate = z.strictObject({
  kind: z.literal('TaxCertificate'),
  fiscalYear: FiscalYear,
  name: Text,
  birth: RegisteredDate,
  /** Foreign residents are born in the western calendar. */
  foreign: z.boolean(),
  /** 賦課期日 (1月1日) の住所 */
  address: Text,
  receipts: z.strictObject({ salary: Amount, pension: Amount }),
  income: z.record(IncomeItem, Amount),
  /** 合計所得金額 and 総所得金額等 */
  totalIncome: Amount,
  grossIncome: Amount,
  taxed: Taxed.nullable(),
  remarks: Text.nullable(),
});
export type TaxCertificate = z.infer<typeof TaxCertificate>;
