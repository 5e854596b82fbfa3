/** A value for every one of some names: the given ones, and `otherwise` for the rest. */
export function filled<Name extends string, Value>(
  names: readonly Name[],
  given: Readonly<Partial<Record<NoInfer<Name>, Value>>>,
  otherwise: Value,
): Record<Name, Value> {
  const all: Partial<Record<Name, Value>> = {};
  for (const name of names) all[name] = given[name] ?? otherwise;
  if (!hasAll(all, names)) throw new TypeError('a name is missing');
  return all;
}

function hasAll<Name extends string, Value>(
  values: Partial<Record<Name, Value>>,
  names: readonly Name[],
): values is Record<Name, Value> {
  return names.every((name) => Object.hasOwn(values, name));
}
