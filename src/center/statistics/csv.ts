import { plain } from './figures.ts';
import type { Figures } from './figures.ts';

/** UTF-8 with a byte order mark, because that is how a spreadsheet in an office knows it; lines end as RFC 4180 says. */
export function csv({ heads, rows }: Figures): string {
  const lines = [heads, ...rows.map(({ label, cells }) => [label, ...cells.map(plain)])];
  return `\uFEFF${lines.map((line) => `${line.map(field).join(',')}\r\n`).join('')}`;
}

/** A name that begins like a formula is kept from being one. */
function field(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
