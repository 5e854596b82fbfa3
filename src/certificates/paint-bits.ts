import { deflateSync } from 'node:zlib';

import type { Bitmap } from './bitmap.ts';
import type { Clearing } from './guard/clearings.ts';
import { CELL } from './guard/lattice.ts';
import type { PlacedBitmap } from './layout/sheet.ts';
import { SHEET } from './layout/sheet.ts';
import type { Pdf } from './pdf.ts';

/** A bitmap of a PDF, through which black is painted and nothing else (ISO 32000-1, 8.9.6.2, stencil masking). */
type Stencil = ReturnType<Pdf['ref']>;

/** Puts a bitmap into a PDF, for any number of pages, as it was compressed before. */
export function stencil(pdf: Pdf, { width, height }: Bitmap, deflated: Uint8Array): Stencil {
  const image = pdf.ref({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ImageMask: true,
    BitsPerComponent: 1,
    Decode: [1, 0],
    Filter: 'FlateDecode',
  });
  image.end(deflated);
  return image;
}

/**
 * The copy guard under a whole page, pixel for pixel at 600 dpi, and white where the page wants none. Nothing else of the page may be
 * painted before it but what is meant to lie below.
 */
export function paintGuard(pdf: Pdf, ground: Stencil, clearings: readonly Clearing[]): void {
  Object.assign(pdf.page.xobjects, { Guard: ground });
  const white = clearings.map(
    ({ left, top, columns, rows }) =>
      `${[left, top, columns, rows].map((cells) => dots(cells * CELL)).join(' ')} re`,
  );
  const { width, height } = SHEET;
  pdf.addContent(`q 1 0 0 -1 0 ${height} cm 0 g ${width} 0 0 ${height} 0 0 cm /Guard Do Q`);
  if (white.length > 0) pdf.addContent(`q 1 g ${white.join(' ')} f Q`);
}

/**
 * Pixel for pixel at 600 dpi (0.12 pt each): any other size would be resampled, and each program does that differently. The rows
 * repeat, so that the fastest compression already makes them small. White is laid below, and black through a mask.
 */
export function paintBitmap(pdf: Pdf, bitmap: PlacedBitmap): void {
  const { bits, width, height, left, top } = bitmap;
  const name = `Bitmap${left}x${top}`;
  Object.assign(pdf.page.xobjects, { [name]: stencil(pdf, bitmap, deflateSync(bits, { level: 1 })) });
  // The page's origin is at its top, and an image's first row is its highest.
  const matrix = [
    dots(width - 2 * HAIR),
    0,
    0,
    dots(2 * HAIR - height),
    dots(left + HAIR),
    dots(top + height - HAIR),
  ];
  const area = [left, top, width, height].map(dots);
  pdf.addContent(`q 1 g ${area.join(' ')} re f 0 g ${matrix.join(' ')} cm /${name} Do Q`);
}

/** Pixels by which a bitmap stays inside its edges: poppler gives a picture that ends on a pixel the next pixel, too. */
const HAIR = 0.05;

/** Pixels of 600 dpi in pt. */
function dots(pixels: number): string {
  return (pixels * 0.12).toFixed(3);
}
