import type { Chapter, Figure } from './figure.ts';

/** The figures as people read them: one line each, under the title of their chapter. */
export function table({ title, figures }: Chapter): string {
  const rows = figures.map(cells);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return [title, ...lines.map((line) => `  ${line.trimEnd()}`)].join('\n');
}

function cells({ name, unit, measured, goal, met, against }: Figure): readonly string[] {
  const values = Object.entries(measured).map(([of, value]) => `${of} ${short(value)}`);
  const limits = Object.entries(goal).map(([of, most]) => `${of} ≤ ${most}`);
  return [
    name,
    `${values.join('  ')} ${unit}`.trimEnd(),
    limits.length === 0 ? '' : `goal ${limits.join(', ')}: ${met ? 'met' : 'NOT met'}`,
    against ? `${short(against.ratio)} × ${against.name}` : '',
  ];
}

/** Three digits say all that a benchmark knows. */
function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
