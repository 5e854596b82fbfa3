import type { Closed, Town } from '#contract/town.ts';

import { plusDays, weekdayOf } from './japan-time.ts';
import type { Weekday } from './japan-time.ts';

/** Whether a rule (休止日) closes a day; `holidays` is the town's table of 国民の祝日. */
export function closes(rule: Closed, day: string, holidays: Town['holidays']): boolean {
  switch (rule.rule) {
    case 'weekday':
      return rule.days.includes(weekdayOf(day));
    case 'nthWeekday':
      return isNth(rule.nth, rule.day, day);
    case 'dayAfterNthWeekday':
      return isNth(rule.nth, rule.day, plusDays(day, -1));
    case 'holidays':
      return holidays.includes(day);
    case 'everyYear':
      return isBetweenEveryYear(rule.from, rule.to, day.slice(5));
    case 'once':
    default:
      return rule.from <= day && day <= rule.to;
  }
}

function isNth(nth: number, weekday: Weekday, day: string): boolean {
  return weekdayOf(day) === weekday && Math.ceil(Number(day.slice(8)) / 7) === nth;
}

/** 12-29 to 01-03 runs over the end of the year: then a day need only be on one side of it. */
function isBetweenEveryYear(from: string, to: string, monthDay: string): boolean {
  const begun = from <= monthDay;
  const notOver = monthDay <= to;
  return from <= to ? begun && notOver : begun || notOver;
}
