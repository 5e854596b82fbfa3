import { z } from 'zod';

import { Amount } from '#certificates/data/amount.ts';
import { Text } from '#certificates/data/common.ts';
import {
  DeductionItem,
  DependantItem,
  IncomeItem,
  TaxCertificate,
  Taxed,
} from '#certificates/data/tax-certificate.ts';
import { Instalment } from '#certificates/data/tax-payment.ts';
import { Year } from '#contract/kinds/option.ts';

/** What was assessed (賦課). Of the many items only those that are not nought are written down. */
const Assessed = z.strictObject({
  is: z.literal('assessed'),
  year: Year,
  ...TaxCertificate.pick({
    address: true,
    receipts: true,
    totalIncome: true,
    grossIncome: true,
    remarks: true,
  }).shape,
  income: z.partialRecord(IncomeItem, Amount),
  deductions: z.partialRecord(DeductionItem, Amount),
  dependants: z.partialRecord(DependantItem, z.int().min(1).max(40)),
  ...Taxed.omit({ deductions: true, dependants: true }).shape,
  instalments: z.array(Instalment).max(14),
});

/** What the tax office knows of one person in one 年度. */
export const TaxYear = z.discriminatedUnion('is', [
  Assessed,
  /** 被扶養者 who made no return: issued with `*` for every amount. */
  z.strictObject({ is: z.literal('dependant'), year: Year, address: Text }),
  /** 未申告: nothing is issued until there is a return. */
  z.strictObject({ is: z.literal('undeclared'), year: Year }),
]);
export type TaxYear = z.infer<typeof TaxYear>;
export type AssessedYear = z.infer<typeof Assessed>;

/** `taxes.json`: who lived in the made-up town on each 1 January, and what came of it. */
export const TaxFile = z.strictObject({
  taxpayers: z
    .array(
      z.strictObject({
        resident: z.string().regex(/^[0-9]{8}$/),
        years: z.array(TaxYear).min(1).max(20),
      }),
    )
    .max(1000),
});
export type TaxFile = z.infer<typeof TaxFile>;
