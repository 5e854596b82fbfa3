import type { Amount } from '../data/amount.ts';
import type { CertificateDocument } from '../data.ts';
import { inJapaneseCalendar } from '../era.ts';

const DIGITS = new Intl.NumberFormat('ja-JP', { useGrouping: true });

/** An amount in yen as tax papers write it: 1,234,000, a loss with △; what the register has no answer for stays `*`. */
export function amountText(amount: Amount): string {
  if (amount === '*') return '*';
  return amount < 0 ? `△${DIGITS.format(-amount)}` : DIGITS.format(amount);
}

/** 町民税・県民税, as the municipality and its prefecture call the tax on residents (個人住民税). */
export function taxOf({
  municipality,
  prefecture,
}: Pick<CertificateDocument['authority'], 'municipality' | 'prefecture'>): string {
  const own = municipality.endsWith('区') ? '特別区民税' : `${municipality.slice(-1)}民税`;
  return `${own}・${prefecture.slice(-1)}民税`;
}

/** The year whose income a 年度 is about (前年中): 令和8年度 is about 令和7年. */
export function incomeYear(fiscalYear: number): string {
  return inJapaneseCalendar(`${fiscalYear - 1}-12-31`).replace(/12月31日$/, '');
}
