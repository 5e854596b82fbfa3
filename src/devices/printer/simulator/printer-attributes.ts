import { A4, PDF } from '../format.ts';
import { OPERATIONS } from '../ipp/message.ts';
import {
  type Attributes,
  boolean,
  enumeration,
  integer,
  keyword,
  mime,
  name,
  text,
  uri,
  type Value,
} from '../ipp/values.ts';
import { DOCUMENT_TIMEOUT } from './job-book.ts';
import { isOver } from './job.ts';
import { isBusy, type PaperMachine } from './paper-machine.ts';

const LOW = 10;

/** What the machine says about itself (RFC 8011 section 5.4, PWG 5100.22 section 7.7 for the life counters). */
export function printerAttributes(machine: PaperMachine, printerUri: string): Attributes {
  const open = machine.jobs.list().filter((job) => !isOver(job)).length;
  return new Map<string, readonly Value[]>([
    ...FIXED,
    ['printer-uri-supported', [uri(printerUri)]],
    ['printer-more-info', [uri(printerUri.replace(/^ipp:/, 'http:'))]],
    ['printer-state', [enumeration(stateOf(machine))]],
    ['printer-state-reasons', reasonsOf(machine).map(keyword)],
    ['printer-is-accepting-jobs', [boolean(true)]],
    ['printer-up-time', [integer(machine.jobs.upTime())]],
    ['queued-job-count', [integer(open)]],
    ['media-ready', machine.path.tray > 0 ? [keyword(A4)] : [{ type: 'noValue' }]],
    ['sides-supported', sidesOf(machine).map(keyword)],
    ['printer-impressions-completed', [integer(machine.impressions)]],
    ['printer-media-sheets-completed', [integer(machine.view().lifeCounter)]],
  ]);
}

/** What it can print on one sheet. */
export function sidesOf({ duplex }: PaperMachine): readonly string[] {
  return duplex ? ['one-sided', 'two-sided-long-edge', 'two-sided-short-edge'] : ['one-sided'];
}

const MEDIA: Value = {
  type: 'collection',
  members: new Map<string, readonly Value[]>([
    ['media-size-name', [keyword(A4)]],
    [
      'media-size',
      [
        {
          type: 'collection',
          members: new Map([
            ['x-dimension', [integer(21_000)]],
            ['y-dimension', [integer(29_700)]],
          ]),
        },
      ],
    ],
  ]),
};

const FIXED: readonly (readonly [string, readonly Value[]])[] = [
  ['charset-configured', [{ type: 'charset', value: 'utf-8' }]],
  ['charset-supported', [{ type: 'charset', value: 'utf-8' }]],
  ['natural-language-configured', [{ type: 'naturalLanguage', value: 'en' }]],
  ['generated-natural-language-supported', [{ type: 'naturalLanguage', value: 'en' }]],
  ['ipp-versions-supported', [keyword('1.1'), keyword('2.0')]],
  ['operations-supported', Object.values(OPERATIONS).map(enumeration)],
  ['compression-supported', [keyword('none')]],
  ['pdl-override-supported', [keyword('attempted')]],
  ['document-format-default', [mime(PDF)]],
  ['document-format-supported', [mime(PDF)]],
  ['uri-authentication-supported', [keyword('requesting-user-name')]],
  ['uri-security-supported', [keyword('none')]],
  ['multiple-document-jobs-supported', [boolean(false)]],
  ['multiple-operation-time-out', [integer(DOCUMENT_TIMEOUT)]],
  ['printer-name', [name('Mado simulated printer')]],
  ['printer-info', [text('Simulated printer')]],
  ['printer-location', [text('')]],
  ['printer-make-and-model', [text('Mado simulated printer')]],
  ['copies-default', [integer(1)]],
  ['copies-supported', [{ type: 'range', low: 1, high: 1 }]],
  ['media-default', [keyword(A4)]],
  ['media-supported', [keyword(A4)]],
  ['media-col-default', [MEDIA]],
  ['sides-default', [keyword('one-sided')]],
  ['print-scaling-default', [keyword('none')]],
  ['print-scaling-supported', [keyword('none')]],
];

/** printer-state: 3 idle, 4 processing, 5 stopped (RFC 8011 section 5.4.11). */
function stateOf(machine: PaperMachine): number {
  if (machine.path.obstacles().length > 0) return 5;
  return isBusy(machine) && machine.jobs.printing() !== undefined ? 4 : 3;
}

function reasonsOf({ path }: PaperMachine): readonly string[] {
  const notices = [
    ...(path.toner === 'low' ? ['toner-low-warning'] : []),
    ...(path.tray > 0 && path.tray < LOW ? ['media-low-warning'] : []),
  ];
  const reasons = [...path.obstacles(), ...notices];
  return reasons.length === 0 ? ['none'] : reasons;
}
