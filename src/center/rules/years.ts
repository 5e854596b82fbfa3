import { momentAt } from '#certificates/japan-time.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';
import type { TownKind, TownYear } from '#contract/town.ts';

/** The 年度 of a kind that are issued at a moment (ms), newest first: each has a day and a time from which it is. */
export function yearsAt({ years = [] }: TownKind, now: number): readonly TownYear[] {
  return years
    .filter(({ from, until }) => momentOf(from) <= now && (until === undefined || now < momentOf(until)))
    .toSorted((one, other) => other.year - one.year);
}

/** The question for the year, of those that the person has; none if there is no year to issue. */
export function yearQuestion(
  kind: TownKind,
  now: number,
  has: (year: number) => boolean,
): readonly OfferedOption[] {
  const years = yearsAt(kind, now)
    .filter(({ year }) => has(year))
    .map(({ year, shown }) => ({ year, shown }));
  return years.length === 0 ? [] : [{ asks: 'year', option: 'year', years }];
}

/** What the paper calls a 年度: 平成31年度 for what the menu calls 令和元年度. */
export function printedYear({ years = [] }: TownKind, year: number): string {
  const found = years.find((each) => each.year === year);
  if (found === undefined) throw new RangeError(`the town has no 年度 ${year}`);
  return found.printed;
}

function momentOf(local: string): number {
  const [day = '', time = ''] = local.split('T');
  return momentAt(day, time);
}
