import type { RegisteredDate } from './data/common.ts';

/** One era (元号) and the first day that is written with it. */
interface Era {
  readonly name: string;
  readonly from: string;
}

/** Newest first. A new era is one more line. Meiji starts on the day that registers print as its first. */
const ERAS: readonly Era[] = [
  { name: '令和', from: '2019-05-01' },
  { name: '平成', from: '1989-01-08' },
  { name: '昭和', from: '1926-12-25' },
  { name: '大正', from: '1912-07-30' },
  { name: '明治', from: '1868-09-08' },
];

/** 和暦: a calendar day (`2026-11-24`) as a certificate writes it, 令和8年11月24日; the first year is 元年. */
export function inJapaneseCalendar(day: string): string {
  const era = ERAS.find(({ from }) => from <= day);
  if (era === undefined) return `西暦${inWesternCalendar(day)}`;
  const year = yearOf(day) - yearOf(era.from) + 1;
  return `${era.name}${year === 1 ? '元' : year}年${monthAndDay(day)}`;
}

/** 西暦: 2026年11月24日; for the dates of birth and of expiry of foreign residents. */
export function inWesternCalendar(day: string): string {
  return `${yearOf(day)}年${monthAndDay(day)}`;
}

/** A registered date as printed. A date that is only known as a text is printed as that text. */
export function printed(date: RegisteredDate, calendar: (day: string) => string): string {
  return 'day' in date ? calendar(date.day) : date.text;
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function monthAndDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}
