import { isDeepStrictEqual } from 'node:util';

import type { Entitlement } from '#contract/center.ts';
import { Options } from '#contract/certificate.ts';
import type { OfferedOption, OptionName, OptionValue } from '#contract/kinds/option.ts';

/** One option, and what it shall be. */
export interface Chosen {
  readonly option: OptionName;
  readonly value: OptionValue;
}

/** The options with one of them as chosen; what was not on offer changes nothing. */
export function answered(
  options: Options,
  offered: readonly OfferedOption[],
  { option, value }: Chosen,
): Options {
  const offer = offered.find((each) => each.option === option);
  if (offer === undefined || !allows(offer, value)) return options;
  return Options.safeParse({ ...options, [option]: value }).data ?? options;
}

/** Whether chosen options keep to what was offered: whatever was not on offer stands as it was. */
export function keepsTo({ offered, defaults }: Entitlement, chosen: Options): boolean {
  const asked = new Map<string, unknown>(Object.entries(chosen));
  const standing = Object.entries(defaults);
  return (
    [...asked.keys()].every((name) => standing.some(([known]) => known === name)) &&
    standing.every(([name, value]) => {
      const offer = offered.find(({ option }) => option === name);
      if (offer === undefined) return isDeepStrictEqual(asked.get(name), value);
      return allows(offer, asked.get(name)) || isIdle(offer, asked);
    })
  );
}

/** A question about members that does not arise, and was not answered. */
function isIdle(offer: OfferedOption, asked: ReadonlyMap<string, unknown>): boolean {
  return (
    offer.asks === 'persons' &&
    asked.get(offer.option) === undefined &&
    asked.get(offer.when.option) !== offer.when.answer
  );
}

/** Whether a value answers what was offered. Members are named once each, and at least one of them. */
function allows(offer: OfferedOption, value: unknown): boolean {
  switch (offer.asks) {
    case 'yesNo':
      return typeof value === 'boolean';
    case 'answer':
      return offer.answers.some((answer) => answer === value);
    case 'year':
      return offer.years.some(({ year }) => year === value);
    case 'persons': {
      if (!Array.isArray(value) || value.length === 0 || new Set(value).size !== value.length) return false;
      return value.every((place) => offer.members.some((member) => member.place === place));
    }
  }
}
