import type { Amount } from '../data/amount.ts';
import { DeductionItem, DependantItem, IncomeItem } from '../data/tax-certificate.ts';
import type { TaxCertificate, Taxed } from '../data/tax-certificate.ts';
import { filled } from '../data/filled.ts';
import { ADDRESS, IVS_NAME, LONG_ADDRESS, LONG_NAME, NAME, named } from './hard-data.ts';

const taxed: Taxed = {
  deductions: filled(
    DeductionItem.options,
    { 社会保険料: 612_345, 生命保険料: 28_000, 扶養: 330_000, 基礎: 430_000 },
    0,
  ),
  deducted: 1_400_345,
  spouse: '有',
  dependants: filled(DependantItem.options, { その他の扶養: 1, '16歳未満': 2 }, 0),
  ownStatus: null,
  base: 1_869_000,
  tax: {
    incomeMunicipal: 110_600,
    incomePrefectural: 73_700,
    evenMunicipal: 3_000,
    evenPrefectural: 1_000,
    forest: 1_000,
    total: 189_300,
  },
};

/** Everything about a dependant who made no return (未申告の被扶養者): unknown, and not nought. */
const unknown: Taxed = {
  ...taxed,
  deductions: filled<DeductionItem, Amount>(DeductionItem.options, {}, '*'),
  deducted: '*',
  spouse: '無',
  dependants: filled(DependantItem.options, {}, 0),
  base: '*',
  tax: {
    incomeMunicipal: '*',
    incomePrefectural: '*',
    evenMunicipal: '*',
    evenPrefectural: '*',
    forest: '*',
    total: '*',
  },
};

const noTax = {
  incomeMunicipal: 0,
  incomePrefectural: 0,
  evenMunicipal: 0,
  evenPrefectural: 0,
  forest: 0,
  total: 0,
};

/** 課税証明書 of a made-up person. */
export const sampleTaxCertificate: TaxCertificate = {
  kind: 'TaxCertificate',
  fiscalYear: { year: 2026, printed: '令和8年度' },
  name: NAME,
  birth: { day: '1990-03-05' },
  foreign: false,
  address: ADDRESS,
  receipts: { salary: 4_800_000, pension: 0 },
  income: filled(IncomeItem.options, { 給与: 3_269_345 }, 0),
  totalIncome: 3_269_345,
  grossIncome: 3_269_345,
  taxed,
  remarks: null,
};

const most = filled(IncomeItem.options, { 営業等: -9_999_999_999 }, 9_999_999_999);

export const taxCertificateSamples = named('tax', {
  taxed: sampleTaxCertificate,
  exempt: { ...sampleTaxCertificate, taxed: { ...taxed, base: 0, tax: noTax } },
  'income-only': { ...sampleTaxCertificate, taxed: null },
  'dependant-without-return': {
    ...sampleTaxCertificate,
    receipts: { salary: '*', pension: '*' },
    income: filled<IncomeItem, Amount>(IncomeItem.options, {}, '*'),
    totalIncome: '*',
    grossIncome: '*',
    taxed: unknown,
    remarks: '未申告（被扶養者）',
  },
  'first-year-of-reiwa': { ...sampleTaxCertificate, fiscalYear: { year: 2019, printed: '平成31年度' } },
  foreigner: { ...sampleTaxCertificate, name: 'SAMPLE MIHON TARO', foreign: true },
  'longest-and-most': {
    ...sampleTaxCertificate,
    name: LONG_NAME,
    address: LONG_ADDRESS,
    receipts: { salary: 9_999_999_999, pension: 9_999_999_999 },
    income: most,
    totalIncome: 9_999_999_999,
    grossIncome: 9_999_999_999,
    taxed: {
      ...taxed,
      deductions: filled(DeductionItem.options, {}, 9_999_999_999),
      deducted: 9_999_999_999,
      dependants: filled(DependantItem.options, {}, 40),
      ownStatus: '障害者（特別）、ひとり親、勤労学生',
    },
    remarks: '株式等に係る譲渡所得等及び上場株式等に係る配当所得等を含む。租税条約による免除の適用がある。',
  },
  'rare-shapes': {
    ...sampleTaxCertificate,
    name: IVS_NAME,
    birth: { text: '大正15年頃（月日不詳）', sortsAs: '1926-07-01' },
  },
});
