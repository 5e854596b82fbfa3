import type { Kind } from '#contract/certificate.ts';
import type { Town } from '#contract/town.ts';

import { KIND_NAMES } from '../city/words.ts';
import { sum } from './figures.ts';
import type { Cell, Figures, Row } from './figures.ts';
import { handled } from './plan.ts';
import type { StatisticsPlan } from './plan.ts';
import { placesOf } from './places.ts';
import type { Counted } from './report.ts';

/** The kinds in the order of the city’s reports. */
const COLUMNS = [
  'ResidentRecord',
  'RecordedItems',
  'SealRegistration',
  'FamilyRegister',
  'FamilyRegisterAddendum',
  'TaxCertificate',
  'TaxPayment',
] as const satisfies readonly Kind[];

interface Line {
  readonly label: string;
  readonly group: string | undefined;
  readonly machine: boolean;
  /** Copies of each kind; `null` where it is not handled. */
  readonly copies: readonly (number | null)[];
}

/** 場所×種類: terminals and counters, their sums, and how much of each kind the terminals issue (交付率). */
export function byPlace(
  { year, copies }: Pick<Counted, 'year' | 'copies'>,
  plan: StatisticsPlan,
  town: Pick<Town, 'kinds'>,
): Figures {
  const lines = linesOf({ year, copies }, plan, town);
  const used = COLUMNS.map((_, at) =>
    lines.some((line) => line.copies[at] !== null && line.copies[at] !== undefined),
  );
  const columns = COLUMNS.flatMap((kind, at) => (used[at] ? [{ kind, at }] : []));
  const count = (of: readonly Line[], at: number) => sum(of.map((line) => line.copies[at] ?? 0));
  const total = (of: readonly Line[]) => sum(columns.map(({ at }) => count(of, at)));
  const all = total(lines);

  const row = (label: string, of: readonly Line[], isSum: boolean): Row => ({
    label,
    cells: [
      ...columns.map(({ at }): Cell =>
        of.every((line) => line.copies[at] === null) ? null : { copies: count(of, at) },
      ),
      { copies: total(of) },
      { part: total(of), of: all },
    ],
    ...(isSum && { sum: true }),
  });
  const machines = lines.filter(({ machine }) => machine);
  const groups = [...new Set(lines.flatMap(({ group }) => group ?? []))];
  return {
    id: 'places',
    title: '場所別・証明書別',
    heads: ['場所', ...columns.map(({ kind }) => KIND_NAMES[kind]), '計', '構成比'],
    rows: [
      ...lines.map((line) => row(line.label, [line], false)),
      row('端末 計', machines, true),
      ...groups.map((group) =>
        row(
          `${group} 計`,
          lines.filter((line) => line.group === group),
          true,
        ),
      ),
      row('合計', lines, true),
      {
        label: '端末の交付率',
        cells: [
          ...columns.map(({ at }): Cell => ({ part: count(machines, at), of: count(lines, at) })),
          { part: total(machines), of: all },
          null,
        ],
        sum: true,
      },
    ],
  };
}

function linesOf(
  { year, copies }: Pick<Counted, 'year' | 'copies'>,
  plan: StatisticsPlan,
  town: Pick<Town, 'kinds'>,
): readonly Line[] {
  const place = new Map(plan.places.map((each) => [each.name, each]));
  const machines = placesOf(plan, copies).map(([label, of]): Line => {
    const kinds = handled(place.get(label) ?? { name: label, terminals: [], area: 'inside' }, town);
    return {
      label,
      group: place.get(label)?.group,
      machine: true,
      copies: COLUMNS.map((kind) => {
        const printed = sum(of.filter((each) => each.kind === kind).map((each) => each.copies));
        return printed > 0 || kinds.has(kind) ? printed : null;
      }),
    };
  });
  const counters = plan.places
    .filter(({ terminals }) => terminals.length === 0)
    .map((each): Line => {
      const own = plan.counted.filter((one) => one.year === year && one.place === each.name);
      const kinds = handled(each, town);
      return {
        label: each.name,
        group: each.group,
        machine: false,
        copies: COLUMNS.map((kind) => {
          const issued = sum(own.filter((one) => one.kind === kind).map((one) => one.copies));
          return issued > 0 || kinds.has(kind) ? issued : null;
        }),
      };
    });
  return [...machines, ...counters];
}
