import { z } from 'zod';

import { Amount, FiscalYear } from './amount.ts';
import { RegisteredDate, Text } from './common.ts';

/** One instalment (期別), or the whole of what an employer pays in (特別徴収), of which only the amount is known. */
export const Instalment = z.strictObject({
  collection: z.enum(['普通徴収', '特別徴収']),
  /** e.g. 第1期, 随時 */
  term: Text,
  /** 納期限; null for 特別徴収 */
  due: RegisteredDate.nullable(),
  amount: Amount,
  /** 納付済額, 納期未到来額, 滞納額 */
  paid: Amount,
  notYetDue: Amount,
  overdue: Amount,
});
export type Instalment = z.infer<typeof Instalment>;

/** 納税証明書 (地方税法20条の10); name and address are the newest ones. */
export const TaxPayment = z.strictObject({
  kind: z.literal('TaxPayment'),
  fiscalYear: FiscalYear,
  /** 税目 */
  tax: Text,
  name: Text,
  birth: RegisteredDate,
  foreign: z.boolean(),
  address: Text,
  instalments: z.array(Instalment).min(1).max(14),
  /** 年税額 and the sums of the instalments */
  total: z.strictObject({ amount: Amount, paid: Amount, notYetDue: Amount, overdue: Amount }),
});
export type TaxPayment = z.infer<typeof TaxPayment>;
