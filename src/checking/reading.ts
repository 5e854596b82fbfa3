import { HEADER, unframed } from '#certificates/seal/frame.ts';
import type { Frame } from '#certificates/seal/frame.ts';
import { readLabel } from '#certificates/seal/secret.ts';
import type { FrontLabel } from '#certificates/seal/secret.ts';

/** One symbol as a reader gives it. */
export interface ReadSymbol {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** What was found in pictures: labels of fronts, and pieces of backs. */
export interface Reading {
  readonly labels: readonly FrontLabel[];
  readonly frames: readonly Frame[];
}

/** Symbols looked at, at most: a stack of sheets has no more, and a hostile picture gets no more. */
const MAX_SYMBOLS = 2000;

/** Sorts symbols out; what is not ours is passed over. */
export function readingOf(symbols: readonly ReadSymbol[]): Reading {
  const [labels, frames]: [FrontLabel[], Frame[]] = [[], []];
  for (const { bytes, text } of symbols.slice(0, MAX_SYMBOLS)) {
    const frame = bytes.length > HEADER ? unframed(bytes) : null;
    if (frame) frames.push(frame);
    const label = frame ? null : readLabel(text);
    if (label) labels.push(label);
  }
  return { labels, frames };
}
