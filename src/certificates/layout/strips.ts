import { joined } from './sheet.ts';
import type { Part } from './sheet.ts';

/** A piece of a long form that is never cut: its height, and itself once its top is known (mm). */
export interface Strip {
  readonly height: number;
  readonly at: (top: number) => Part;
  /** The same at the head of a further sheet, where what it belongs to began on the one before (続き). */
  readonly further?: (top: number) => Part;
  /** A heading: it never ends a sheet. */
  readonly heads?: true;
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
    if (current.length > 0 && heightOf(current) + strip.height > bottom - top)
      sheets.push([...current.splice(beforeHeads(current, current.length)), strip]);
    else current.push(strip);
  }
  const last = sheets.at(-1) ?? [];
  if (heightOf(last) > lastBottom - top && last.length > 1)
    sheets.push(last.splice(beforeHeads(last, tailOf(last, lastBottom - top))));
  return sheets.map((sheet, index) => stacked(sheet, top, index > 0));
}

/** No later than `cut`, and before the headings that would end the sheet; a sheet is never left without anything. */
function beforeHeads(strips: readonly Strip[], cut: number): number {
  let at = cut;
  while (at > 1 && strips[at - 1]?.heads) at -= 1;
  return strips[at - 1]?.heads ? cut : at;
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

function stacked(strips: readonly Strip[], from: number, onFurther: boolean): Filled {
  let top = from;
  const parts = strips.map((strip, index) => {
    const goesOn = onFurther && index === 0;
    const part = ((goesOn ? strip.further : undefined) ?? strip.at)(top);
    top += strip.height;
    return part;
  });
  return { part: joined(parts), bottom: top };
}

function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, { height }) => sum + height, 0);
}
