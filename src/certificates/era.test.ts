import { expect, test } from 'vitest';

import { inJapaneseCalendar, inWesternCalendar, printed } from './era.ts';

test.each([
  ['1868-09-08', '明治元年9月8日'],
  ['1912-07-29', '明治45年7月29日'],
  ['1912-07-30', '大正元年7月30日'],
  ['1913-01-01', '大正2年1月1日'],
  ['1926-12-24', '大正15年12月24日'],
  ['1926-12-25', '昭和元年12月25日'],
  ['1926-12-31', '昭和元年12月31日'],
  ['1927-01-01', '昭和2年1月1日'],
  ['1989-01-07', '昭和64年1月7日'],
  ['1989-01-08', '平成元年1月8日'],
  ['2019-04-30', '平成31年4月30日'],
  ['2019-05-01', '令和元年5月1日'],
  ['2020-02-29', '令和2年2月29日'],
  ['2026-11-24', '令和8年11月24日'],
])('%s is written %s', (day, text) => {
  expect(inJapaneseCalendar(day)).toBe(text);
});

test('a day before the first era of the table says that it is western', () => {
  expect(inJapaneseCalendar('1868-09-07')).toBe('西暦1868年9月7日');
});

test('a registered day is printed in the calendar asked for', () => {
  expect(printed({ day: '1990-03-05' }, inJapaneseCalendar)).toBe('平成2年3月5日');
  expect(printed({ day: '1990-03-05' }, inWesternCalendar)).toBe('1990年3月5日');
});

test('a date known only as a text is printed as registered, in either calendar', () => {
  const date = { text: '明治45年7月30日', sortsAs: '1912-07-30' };
  expect(printed(date, inJapaneseCalendar)).toBe('明治45年7月30日');
  expect(printed(date, inWesternCalendar)).toBe('明治45年7月30日');
});
