import type { SealContent } from '#certificates/seal/content.ts';
import { gathered } from '#certificates/seal/erasure.ts';
import type { Frame } from '#certificates/seal/frame.ts';
import { judged } from '#certificates/seal/judge.ts';
import type { Doubt, Knowledge } from '#certificates/seal/judge.ts';
import { sheetNumber } from '#certificates/seal/lock.ts';
import type { Front } from '#certificates/seal/open.ts';

import type { Reading } from './reading.ts';

/**
 * What a check ends with, the worst first. Besides `Doubt`: front and back of different papers, a back of which too little can be
 * read, no front (and so no key), pages that are missing.
 */
export const OUTCOMES = [
  'altered',
  'differentPapers',
  'unsigned',
  'unknownKey',
  'compromisedKey',
  'keyNotValid',
  'voidSerial',
  'neverLogged',
  'unreadable',
  'noFront',
  'incomplete',
  'good',
] as const satisfies readonly (
  | Doubt
  | 'differentPapers'
  | 'unreadable'
  | 'noFront'
  | 'incomplete'
  | 'good'
)[];
export type Outcome = (typeof OUTCOMES)[number];

/** One sheet's back, and what became of it. */
export interface CheckedSheet {
  readonly outcome: Outcome;
  /** Symbols that were read, and how many suffice. */
  readonly symbols: { readonly read: number; readonly enough: number };
  /** What the town signed; absent unless a signature was checked. */
  readonly content?: SealContent | undefined;
  /** Whose key it was. */
  readonly town?: string;
}

export interface Check {
  readonly outcome: Outcome;
  readonly sheets: readonly CheckedSheet[];
}

/** A front: read from its symbol, with its digest; or typed by hand, without. */
export interface KnownFront extends Front {
  readonly digest?: string;
}

/** Pages of one paper, at most. */
const MAX_PAGES = 99;
/** Fronts and backs looked at in one check. */
const MAX_SHEETS = 100;

/** Checks everything that was read together: one paper, its fronts and its backs. */
export function checked(
  { labels, frames }: Reading,
  typed: KnownFront | undefined,
  knowledge: Knowledge,
): Check {
  const fronts = (typed ? [typed, ...labels] : labels).slice(0, MAX_SHEETS);
  const names = namesOf(fronts);
  const sheets = [...groupsOf(frames).values()]
    .slice(0, MAX_SHEETS)
    .map((group) => checkedSheet(group, { fronts, names }, knowledge));
  if (sheets.length === 0) return { outcome: 'unreadable', sheets };
  const worst = worstOf(sheets.map(({ outcome }) => outcome));
  return { outcome: worst === 'good' ? togetherOf(sheets) : worst, sheets };
}

function groupsOf(frames: readonly Frame[]): ReadonlyMap<string, readonly Frame[]> {
  const groups = new Map<string, Frame[]>();
  for (const frame of frames) {
    const name = [frame.sheet, frame.k, frame.n, frame.length].join();
    const group = groups.get(name) ?? [];
    if (!group.some(({ index }) => index === frame.index)) group.push(frame);
    groups.set(name, group);
  }
  return groups;
}

function checkedSheet(
  group: readonly Frame[],
  { fronts, names }: { readonly fronts: readonly KnownFront[]; readonly names: Names },
  knowledge: Knowledge,
): CheckedSheet {
  const { sheet = 0, k = 1, length = 0 } = group[0] ?? {};
  const symbols = { read: group.length, enough: k };
  const front = names.get(sheet);
  if (!front) return { outcome: fronts.length === 0 ? 'noFront' : 'differentPapers', symbols };
  const bytes = gathered(group, k, length);
  if (bytes === null) return { outcome: 'unreadable', symbols };
  const found = judged(bytes, front, knowledge);
  if (found.verdict !== 'good') return { outcome: found.verdict, symbols, content: found.content };
  const { content, digest } = found.sheet;
  const digests = fronts.filter(({ serial }) => serial === front.serial).flatMap((each) => each.digest ?? []);
  if (digests.length > 0 && !digests.includes(digest)) return { outcome: 'differentPapers', symbols };
  return { outcome: 'good', symbols, content, town: found.town };
}

/** Which front each back belongs to, by the number of the back's symbols: a serial names its backs. */
type Names = ReadonlyMap<number, KnownFront>;

function namesOf(fronts: readonly KnownFront[]): Names {
  const names = new Map<number, KnownFront>();
  for (const [serial, front] of new Map(fronts.map((front) => [front.serial, front])))
    for (let page = 1; page <= MAX_PAGES; page += 1) names.set(sheetNumber({ serial, page }), front);
  return names;
}

function togetherOf(sheets: readonly CheckedSheet[]): Outcome {
  const contents = sheets.flatMap(({ content }) => content ?? []);
  const [first] = contents;
  if (contents.some(({ serial }) => serial !== first?.serial)) return 'differentPapers';
  const pages = new Set(contents.map(({ page }) => page));
  return pages.size === first?.pages ? 'good' : 'incomplete';
}

function worstOf(outcomes: readonly Outcome[]): Outcome {
  return OUTCOMES.find((outcome) => outcomes.includes(outcome)) ?? 'unreadable';
}
