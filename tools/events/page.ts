import { z } from 'zod';

import { Kind } from '#contract/certificate.ts';
import { Version } from '#contract/event-entry.ts';
import { Code, Count, EVENTS } from '#contract/events.ts';
import type { Audience } from '#contract/events.ts';
import { Who } from '#contract/fault.ts';
import { IssueNumber, StaffId, VisitId } from '#contract/ids.ts';
import { Yen } from '#contract/yen.ts';

/** The kinds of value that a field may hold: the word for the table, and what it means. All ids share one schema. */
const VALUES: readonly (readonly [schema: z.ZodType, word: string, meaning: string])[] = [
  [
    Code,
    'code',
    'a stable word of 1 to 64 letters, digits and `:._-`; never a message, never what somebody typed',
  ],
  [Version, 'version', 'the version of a build, as Debian orders them'],
  [Count, 'count', 'a whole number from 0 up'],
  [Yen, 'yen', 'a whole amount of yen'],
  [Who, 'who', `who can act: ${codes(Who.options)}`],
  [Kind, 'kind', `a kind of certificate: ${codes(Kind.options)}`],
  [
    VisitId,
    'id',
    'a random id: of one visit, of one copy (`issue`), or of one effect that was written down first (`intent`)',
  ],
  [StaffId, 'staff', 'the personal number (職員番号) of who acted, never a name'],
  [IssueNumber, 'issue number', 'the number (発行番号) that the center drew for a copy, as printed on it'],
];

type Entry = (typeof EVENTS)[keyof typeof EVENTS];

const HEADER = ['Event', 'Meaning', 'Severity', 'For', 'Kept in', 'Fields'];

const READERS: Readonly<Record<Audience, string>> = {
  auditor: 'who proves later what was issued, to no matter whom, and who was let in (監査)',
  cashier: 'who reckons the money (出納)',
  staff: 'who is at the place and can do something now (係員)',
  technician: 'who keeps the machine running (保守)',
};

/** `docs/events.md`, made from the catalogue. */
export function eventsPage(): string {
  return [
    '# Events',
    '<!-- Made by `node_modules/.bin/node tools/events.ts` from src/contract/event-catalogue.ts. Do not edit. -->',
    'Everything that a terminal says about itself. An event carries the fields listed here and no others. None of them can ' +
      'name a person.',
    '**Audit** events enter the hash chain in the ledger and go to the center; they are in the log, too. **Log** events are ' +
      'in the local log only.',
    table(HEADER, Object.entries(EVENTS).map(row)),
    '## For whom',
    Object.entries(READERS)
      .map(([reader, what]) => `- **${reader}**: ${what}.`)
      .join('\n'),
    '## Fields',
    'A question mark in the table says that the value may be `null`.',
    VALUES.map(([, word, meaning]) => `- **${word}**: ${meaning}.`).join('\n'),
  ]
    .join('\n\n')
    .concat('\n');
}

function row([id, { severity, audit, audience, meaning, fields }]: readonly [
  string,
  Entry,
]): readonly string[] {
  const listed = Object.entries(fields.shape).map(([name, value]) => `\`${name}\` ${wordFor(value)}`);
  return [`\`${id}\``, meaning, severity, audience, audit ? 'audit, log' : 'log', listed.join(', ')];
}

/** A field of a kind that the page cannot explain is a defect of the page and throws. */
function wordFor(schema: unknown): string {
  if (schema instanceof z.ZodNullable) return `${wordOf(schema.unwrap())}?`;
  return wordOf(schema);
}

function wordOf(schema: unknown): string {
  const known = VALUES.find(([value]) => value === schema);
  if (!known)
    throw new Error('tools/events/page.ts has no word for a field of src/contract/event-catalogue.ts');
  return known[1];
}

function codes(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

/** A Markdown table with aligned columns, as the formatter wants it. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, at) =>
    Math.max(title.length, ...rows.map((cells) => columns(cells[at] ?? ''))),
  );
  const padded = (cell: string, width: number) => cell + ' '.repeat(width - columns(cell));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => padded(cell, widths[at] ?? 0)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** How many columns a text takes: a kanji two. */
function columns(text: string): number {
  return text.length + (text.match(/[\u3000-\u9fff]/g)?.length ?? 0);
}
