import { z } from 'zod';

const Flat = z.record(z.string(), z.union([z.string(), z.int(), z.boolean(), z.null()]));

/** One text for one set of fields: RFC 8785 for flat objects of texts, whole numbers, truth values and null. */
export function canonicalJson(fields: Readonly<Record<string, unknown>>): string {
  const sorted = Object.entries(Flat.parse(fields)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
}
