import { inJapaneseCalendar } from '#certificates/era.ts';
import { startOf } from '#certificates/japan-time.ts';

/** 年度: from April 1st to March 31st in Japan; `from` and `to` in ms, `to` no longer in it. */
export interface FiscalYear {
  readonly year: number;
  readonly from: number;
  readonly to: number;
}

export function fiscalYear(year: number): FiscalYear {
  return { year, from: startOf(`${year}-04-01`), to: startOf(`${year + 1}-04-01`) };
}

/** The fiscal year of a day in Japan, `2026-11-24`. */
export function fiscalYearOf(day: string): FiscalYear {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return fiscalYear(month >= 4 ? year : year - 1);
}

/** 令和3年度: the era is that of May 1st, so that the year in which one begins is its 元年度. */
export function yearName(year: number): string {
  const [name = ''] = inJapaneseCalendar(`${year}-05-01`).split('年');
  return `${name}年度`;
}
