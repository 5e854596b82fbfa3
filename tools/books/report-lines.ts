import type { PeriodReport } from '#contract/day-report.ts';

import { WORDS } from './words.ts';

/** `1,000円` */
export function yenText(amount: number): string {
  return `${new Intl.NumberFormat('en-US').format(amount)}円`;
}

/** A report as a page to read and to sign. */
export function reportLines(report: PeriodReport): readonly string[] {
  const { owed, doubts, spoiled, relay } = report;
  return [
    `${report.period}  ${report.terminal}`,
    WORDS.issued,
    ...rows(report.issued, ({ kind, fee, exemption, copies, yen }) =>
      row(`${kind} ${exemption === null ? yenText(fee) : `免除 ${exemption}`}`, `${copies}通`, yenText(yen)),
    ),
    row(WORDS.relay, `${relay.payments}件`, yenText(relay.yen)),
    row(WORDS.spoiled, `${spoiled.notPrinted} / ${spoiled.inDoubt}`),
    WORDS.moneyIn,
    ...rows(report.moneyIn, ({ denomination, pieces, yen }) =>
      row(yenText(denomination), `${pieces}枚`, yenText(yen)),
    ),
    WORDS.paidOut,
    ...rows(report.paidOut, ({ unit, yen }) => row(unit, yenText(yen))),
    row(WORDS.earned, yenText(report.earned)),
    row(WORDS.owed, ...[owed.recorded, owed.paid, owed.found, owed.open].map(yenText)),
    row(
      WORDS.doubts,
      `${doubts.added}件`,
      `${doubts.open.items}件 ${yenText(doubts.open.min)} – ${yenText(doubts.open.max)}`,
    ),
    WORDS.units,
    ...rows(report.units, ({ unit, opening, closing }) => row(unit, yenText(opening), yenText(closing))),
    WORDS.sheets,
    ...rows(report.sheets, ({ what, unit, books, counted, sealBag, by }) =>
      row(`${what} ${unit}`, yenText(books), yenText(counted), sealBag ?? '', `by ${by}`),
    ),
    row(WORDS.difference, yenText(report.difference)),
    row(WORDS.balanced, report.balanced ? '一致 it balances' : '不一致 IT DOES NOT BALANCE'),
    ...report.checks
      .filter(({ one, other }) => one !== other)
      .map(({ check, one, other }) => row(`  ${check}`, yenText(one), yenText(other))),
  ];
}

function rows<T>(items: readonly T[], line: (item: T) => string): readonly string[] {
  return items.length === 0 ? ['  なし none'] : items.map((item) => `  ${line(item)}`);
}

function row(label: string, ...cells: readonly string[]): string {
  return [label.padEnd(28), ...cells.map((cell) => cell.padStart(12))].join(' ').trimEnd();
}
