import type { Fault } from '#contract/fault.ts';
import { IssueNumber, PersonKey } from '#contract/ids.ts';
import type { Sides } from '#contract/paper.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';

import { isDictionary } from './pdf-object.ts';
import type { Dictionary, PdfObject } from './pdf-object.ts';
import { openObjects } from './pdf-objects.ts';

/** What a PDF says of itself: for whom it was made, under which number, on how many pages. */
export interface ReadBack {
  readonly pages: number;
  /** With `two`, every front is followed by its back. */
  readonly sides: Sides;
  readonly issueNumber: IssueNumber;
  readonly personKey: PersonKey;
}

/**
 * `notOurs`: no complete PDF of this composer. `pagesDiffer`: its pages were made for different persons or numbers, or fronts and
 * backs do not take turns.
 */
export type ReadBackFault = Fault<'notOurs' | 'pagesDiffer'>;

/** Sheets of one certificate: the largest household, or a long 戸籍. More than these the counter issues. */
export const MAX_SHEETS = 60;
/** Each with its back. */
const MAX_PAGES = 2 * MAX_SHEETS;
const NOT_OURS = err({ code: 'notOurs', who: 'technician' } as const);
const PAGES_DIFFER = err({ code: 'pagesDiffer', who: 'technician' } as const);

/**
 * Reads the imprint of every page out of the very bytes that are about to be printed. The person check compares the answer
 * with the visit's person key; it must not be answered from memory.
 */
export function readBack(pdf: Uint8Array): Result<ReadBack, ReadBackFault> {
  const pages = pagesOf(pdf);
  const imprints = pages?.map(imprintOf).filter((imprint) => imprint !== null) ?? [];
  const [first] = imprints;
  if (first === undefined || imprints.length !== pages?.length) return NOT_OURS;
  const { issueNumber, personKey } = first;
  const same = imprints.every((each) => each.personKey === personKey && each.issueNumber === issueNumber);
  const sides = sidesOf(imprints.map(({ side }) => side));
  if (!same || sides === null) return PAGES_DIFFER;
  return ok({ pages: imprints.length, sides, issueNumber, personKey });
}

function sidesOf(sides: readonly Imprinted['side'][]): Sides | null {
  if (sides.every((side) => side === 'front')) return 'one';
  const inTurn = sides.every((side, index) => side === (index % 2 === 0 ? 'front' : 'back'));
  return inTurn && sides.length % 2 === 0 ? 'two' : null;
}

interface Imprinted extends Pick<ReadBack, 'issueNumber' | 'personKey'> {
  readonly side: 'front' | 'back';
}

function imprintOf(page: Dictionary): Imprinted | null {
  const issueNumber = IssueNumber.safeParse(imprinted(page, '/IssueNumber'));
  const personKey = PersonKey.safeParse(imprinted(page, '/PersonKey'));
  const side = imprinted(page, '/Side');
  if (!issueNumber.success || !personKey.success || (side !== 'front' && side !== 'back')) return null;
  return { issueNumber: issueNumber.data, personKey: personKey.data, side };
}

/** One word of what is written into a page but not seen. */
export function imprinted(page: Dictionary, name: string): string | undefined {
  return textOf(inside(page, '/PieceInfo', '/Mado', '/Private')?.get(name));
}

/** The page dictionaries, in order; `null` unless all of them can be read. */
export function pagesOf(pdf: Uint8Array): Dictionary[] | null {
  const objects = openObjects(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
  const root = objects?.get(objects.trailer.get('/Root'));
  const tree = isDictionary(root) ? objects?.get(root.get('/Pages')) : null;
  const kids = isDictionary(tree) ? tree.get('/Kids') : null;
  if (!Array.isArray(kids) || kids.length > MAX_PAGES) return null;
  const pages = kids.map((kid: PdfObject) => objects?.get(kid)).filter(isDictionary);
  return pages.length === kids.length ? pages : null;
}

function inside(dictionary: Dictionary, ...path: readonly string[]): Dictionary | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return dictionary;
  const next = dictionary.get(key);
  return isDictionary(next) ? inside(next, ...rest) : undefined;
}

function textOf(object: PdfObject | undefined): string | undefined {
  return object instanceof Uint8Array ? Buffer.from(object).toString('utf8') : undefined;
}
