import { joined } from './sheet.ts';
import type { Part } from './sheet.ts';

/** A piece of a long form that is never cut: its height, and itself once its top is known (mm). */
export interface Strip {
  readonly height: number;
  readonly at: (top: number) => Part;
}

/** Where the strips of a sheet may stand (mm): the last sheet needs room for 認証文. */
export interface Room {
  readonly top: number;
  readonly bottom: number;
  readonly lastBottom: number;
}

/** One sheet's strips, and where they end (mm). */
export interface Filled {
  readonly part: Part;
  readonly bottom: number;
}

/** Lays strips onto as many sheets as they take; the last one always holds at least one. */
export function laidOut(strips: readonly Strip[], { top, bottom, lastBottom }: Room): readonly Filled[] {
  const sheets: Strip[][] = [[]];
  for (const strip of strips) {
    const current = sheets.at(-1) ?? [];
    if (current.length > 0 && heightOf(current) + strip.height > bottom - top) sheets.push([strip]);
    else current.push(strip);
  }
  const last = sheets.at(-1) ?? [];
  if (heightOf(last) > lastBottom - top && last.length > 1)
    sheets.push(last.splice(tailOf(last, lastBottom - top)));
  return sheets.map((sheet) => stacked(sheet, top));
}

/** Where to cut a last sheet that is too full: as late as its room allows, and before its last strip at the latest. */
function tailOf(strips: readonly Strip[], room: number): number {
  let [height, index] = [0, 0];
  for (const strip of strips) {
    height += strip.height;
    if (height > room) break;
    index += 1;
  }
  return Math.max(1, Math.min(index, strips.length - 1));
}

function stacked(strips: readonly Strip[], from: number): Filled {
  let top = from;
  const parts = strips.map((strip) => {
    const part = strip.at(top);
    top += strip.height;
    return part;
  });
  return { part: joined(parts), bottom: top };
}

function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, { height }) => sum + height, 0);
}
