import { readFileSync } from 'node:fs';

import { z } from 'zod';

import { Kind } from '#contract/certificate.ts';
import { TerminalId } from '#contract/ids.ts';
import type { Town } from '#contract/town.ts';

const Name = z.string().min(1).max(64);
const Year = z.int().min(1989).max(2999);
const Copies = z.int().min(0).max(1_000_000_000);

/** A row of the table by place: an office with its terminals, or a counter that counts for itself. */
export const StatisticsPlace = z.strictObject({
  name: Name,
  terminals: z.array(TerminalId).max(100).default([]),
  /** 区内・区外 */
  area: z.enum(['inside', 'outside']).default('inside'),
  /** Counted together in a row of their own, e.g. 区民事務所. */
  group: Name.optional(),
  /** What is handled there; without it, everything that the town issues. */
  kinds: z.array(Kind).max(16).optional(),
});
export type StatisticsPlace = z.infer<typeof StatisticsPlace>;

/** What the tables of 集計 hold besides the terminals’ own copies: names, counters, and earlier years. */
export const StatisticsPlan = z.strictObject({
  places: z.array(StatisticsPlace).max(500),
  /** Copies of the counters (窓口), by fiscal year (年度, from April). */
  counted: z.array(z.strictObject({ place: Name, year: Year, kind: Kind, copies: Copies })).max(50_000),
  /** Years before the center was there; `note` such as 6/10から. */
  earlier: z
    .array(z.strictObject({ year: Year, copies: Copies, all: Copies, note: Name.optional() }))
    .max(100),
});
export type StatisticsPlan = z.infer<typeof StatisticsPlan>;

export function loadPlan(path: string): StatisticsPlan {
  const checked = StatisticsPlan.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!checked.success) throw new Error(`${path}\n${z.prettifyError(checked.error)}`);
  return checked.data;
}

/** Without a plan every terminal is a place of its own. */
export function plainPlan(terminals: readonly TerminalId[]): StatisticsPlan {
  return {
    places: terminals.map((id) => ({ name: id, terminals: [id], area: 'inside' as const })),
    counted: [],
    earlier: [],
  };
}

/** The kinds of a place: what it says, else all of the town’s. */
export function handled({ kinds }: StatisticsPlace, town: Pick<Town, 'kinds'>): ReadonlySet<Kind> {
  return new Set(kinds ?? town.kinds.map(({ kind }) => kind));
}
