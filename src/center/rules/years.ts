import { momentAt } from '#certificates/japan-time.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';
import type { TownKind, TownYear } from '#contract/town.ts';

/** The 年度 of a kind that are issued at a moment (ms), newest first: each has a day and a time from which it is. */
export function yearsAt({ years = [] }: TownKind, now: number): readonly TownYear[] {
  return years
    .filter(({ from, until }) => momentOf(from) <= now && (until === undefined || now < momentOf(until)))
    .toSorted((one, other) => other.year - one.year);
}

/** The question for the year, if there is any to issue. */
export function yearQuestion(kind: TownKind, now: number): readonly OfferedOption[] {
  const years = yearsAt(kind, now).map(({ year, shown }) => ({ year, shown }));
  return years.length === 0 ? [] : [{ asks: 'year', option: 'year', years }];
}

function momentOf(local: string): number {
  const [day = '', time = ''] = local.split('T');
  return momentAt(day, time);
}
