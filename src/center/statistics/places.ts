import type { StatisticsPlan } from './plan.ts';

/** What each place with terminals has; a terminal that no place names is a place of its own, so that nothing is left out. */
export function placesOf<T extends { readonly terminal: string }>(
  { places }: StatisticsPlan,
  items: readonly T[],
): readonly (readonly [string, readonly T[]])[] {
  const named = places
    .filter(({ terminals }) => terminals.length > 0)
    .map(({ name, terminals }): readonly [string, readonly T[]] => [
      name,
      items.filter(({ terminal }) => terminals.some((id) => id === terminal)),
    ]);
  const known = new Set<string>(places.flatMap(({ terminals }) => terminals));
  const strays = [...new Set(items.map(({ terminal }) => terminal))]
    .filter((id) => !known.has(id))
    .toSorted();
  return [
    ...named,
    ...strays.map((id): readonly [string, readonly T[]] => [
      id,
      items.filter(({ terminal }) => terminal === id),
    ]),
  ];
}
