import type { Attributes } from './values.ts';

/** The first value when it is an integer or an enum; absent otherwise. */
export function numberOf(attributes: Attributes, name: string): number | undefined {
  const value = attributes.get(name)?.[0];
  return value?.type === 'integer' || value?.type === 'enum' ? value.value : undefined;
}

/** Every integer or enum among the values. */
export function numbersOf(attributes: Attributes, name: string): readonly number[] {
  const values = attributes.get(name) ?? [];
  return values.flatMap((value) => (value.type === 'integer' || value.type === 'enum' ? [value.value] : []));
}

export function booleanOf(attributes: Attributes, name: string): boolean | undefined {
  const value = attributes.get(name)?.[0];
  return value?.type === 'boolean' ? value.value : undefined;
}

/** The first value when it is any kind of string; absent otherwise. */
export function stringOf(attributes: Attributes, name: string): string | undefined {
  return stringsOf(attributes, name)[0];
}

/** Every string among the values, of whichever string type. */
export function stringsOf(attributes: Attributes, name: string): readonly string[] {
  const values = attributes.get(name) ?? [];
  return values.flatMap((value) =>
    'value' in value && typeof value.value === 'string' ? [value.value] : [],
  );
}
