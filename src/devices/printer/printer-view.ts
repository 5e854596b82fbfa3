import { A4, type Media, PDF } from './format.ts';
import { booleanOf, numberOf, numbersOf, stringOf, stringsOf } from './ipp/attributes.ts';
import { OPERATIONS } from './ipp/message.ts';
import type { Attributes } from './ipp/values.ts';

/** What a printer says about itself (RFC 8011 section 5.4). */
export interface PrinterView {
  readonly state: 'idle' | 'processing' | 'stopped' | 'unknown';
  readonly accepting: boolean;
  readonly reasons: readonly string[];
  /** printer-up-time, s since it was switched on. */
  readonly upTime: number | undefined;
  /** Sheets in its life; impressions where it counts only those, which is the same as long as every page is one-sided. */
  readonly lifeCounter: number | undefined;
  /** What the life counter counts. */
  readonly counts: 'sheets' | 'impressions';
  readonly name: string;
  readonly duplex: boolean;
  /** Its paper is loaded, as far as the printer tells. */
  readonly mediaLoaded: boolean;
  /** Prints a PDF on its paper by Create-Job and Send-Document. */
  readonly suitable: boolean;
}

/** What `printerView` reads. */
export const PRINTER_ATTRIBUTES = [
  'printer-state',
  'printer-state-reasons',
  'printer-is-accepting-jobs',
  'printer-up-time',
  'printer-media-sheets-completed',
  'printer-impressions-completed',
  'printer-make-and-model',
  'printer-name',
  'operations-supported',
  'document-format-supported',
  'media-supported',
  'media-ready',
  'sides-supported',
] as const;

const STATES = new Map([
  [3, 'idle'],
  [4, 'processing'],
  [5, 'stopped'],
] as const);

export function printerView(attributes: Attributes, media: Media = A4): PrinterView {
  const sides = stringsOf(attributes, 'sides-supported');
  const ready = stringsOf(attributes, 'media-ready');
  return {
    state: stateOf(numberOf(attributes, 'printer-state')),
    accepting: booleanOf(attributes, 'printer-is-accepting-jobs') ?? false,
    reasons: stringsOf(attributes, 'printer-state-reasons'),
    upTime: numberOf(attributes, 'printer-up-time'),
    lifeCounter: lifeCounterOf(attributes),
    counts: numberOf(attributes, 'printer-media-sheets-completed') === undefined ? 'impressions' : 'sheets',
    name: stringOf(attributes, 'printer-make-and-model') ?? stringOf(attributes, 'printer-name') ?? '',
    duplex: sides.includes('two-sided-long-edge'),
    mediaLoaded: ready.length === 0 || ready.includes(media),
    suitable:
      REQUIRED.every((operation) => numbersOf(attributes, 'operations-supported').includes(operation)) &&
      stringsOf(attributes, 'document-format-supported').includes(PDF) &&
      stringsOf(attributes, 'media-supported').includes(media) &&
      (sides.length === 0 || sides.includes('one-sided')),
  };
}

const REQUIRED = [
  OPERATIONS.createJob,
  OPERATIONS.sendDocument,
  OPERATIONS.cancelJob,
  OPERATIONS.getJobAttributes,
  OPERATIONS.getJobs,
];

function stateOf(state: number | undefined): PrinterView['state'] {
  for (const [number, word] of STATES) if (number === state) return word;
  return 'unknown';
}

/** PWG 5100.22-2025 section 7.7. A printer that resets or lacks it says no-value or nothing. */
function lifeCounterOf(attributes: Attributes): number | undefined {
  const sheets = numberOf(attributes, 'printer-media-sheets-completed');
  return sheets ?? numberOf(attributes, 'printer-impressions-completed');
}
