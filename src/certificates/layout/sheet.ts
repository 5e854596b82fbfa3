import type { Bitmap } from '../bitmap.ts';

/** A rectangle on the sheet, mm from its top left corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A text and the space that it has. It is set as large as fits, from `size` down to `least`; below that nothing is printed. */
export interface TextBox extends Area {
  /** The item of the form (項目) that the text belongs to; the only thing that a fault may say of it. */
  readonly item: string;
  readonly text: string;
  readonly face: 'mincho' | 'gothic';
  /** Type size, pt. */
  readonly size: number;
  readonly least: number;
  /** `spread` fills the width evenly (均等割付). */
  readonly align: 'left' | 'center' | 'right' | 'spread';
}

/** A straight line (罫線); ends in mm, `weight` in pt. */
export interface Rule {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly weight: number;
}

/** A seal's image in its true size. */
export interface Picture extends Area {
  readonly item: string;
  readonly png: string;
}

/** Black and white pixels of 600 dpi, drawn one by one where they are; px from the top left corner. Their white covers. */
export interface PlacedBitmap extends Bitmap {
  readonly item: string;
  readonly left: number;
  readonly top: number;
}

/** What stands on a sheet, in the order in which it is read. */
export interface Part {
  readonly boxes: readonly TextBox[];
  readonly rules: readonly Rule[];
  readonly pictures: readonly Picture[];
  readonly bitmaps?: readonly PlacedBitmap[];
}

/** A4 as printed at 600 dpi without scaling: 595.2 by 841.92 pt. */
export const SHEET = { width: 595.2, height: 841.92 } as const;

/** One pixel of 600 dpi, mm. */
export const PIXEL = 25.4 / 600;

/** The frame that every form keeps: 15 mm to either side. */
export const LEFT = 15;
export const WIDTH = 180;

export function joined(parts: readonly Part[]): Part {
  return {
    boxes: parts.flatMap(({ boxes }) => boxes),
    rules: parts.flatMap(({ rules }) => rules),
    pictures: parts.flatMap(({ pictures }) => pictures),
    bitmaps: parts.flatMap(({ bitmaps = [] }) => bitmaps),
  };
}

/** One text by itself; it may shrink to three fifths of its size, but not below 6 pt. */
export function text(
  item: string,
  value: string,
  area: Area,
  look: { readonly size: number } & Partial<Pick<TextBox, 'face' | 'align' | 'least'>>,
): Part {
  const least = Math.max(6, look.size * 0.6);
  const box: TextBox = { item, text: value, face: 'mincho', align: 'left', least, ...area, ...look };
  return { boxes: [box], rules: [], pictures: [] };
}

/** Millimetres in points (1/72 inch). */
export function points(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}
