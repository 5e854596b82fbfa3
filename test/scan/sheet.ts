import type { Bitmap } from '#certificates/bitmap.ts';

import { blank, blurred, mapped } from './raster.ts';
import type { Raster } from './raster.ts';

/** White paper around the symbols, px of 600 dpi: 15 mm, so that turned symbols stay on it. */
export const PAPER = 354;

/** The part of a back that carries the symbols, as it was meant. */
export function sheetOf({ width, height, bits }: Bitmap): Raster {
  const sheet = blank(width + 2 * PAPER, height + 2 * PAPER);
  const stride = Math.ceil(width / 8);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if ((bits[y * stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7)))
        sheet.data[(y + PAPER) * sheet.width + x + PAPER] = 0;
  return sheet;
}

/**
 * Toner on paper: exposure blurs the edges, development makes them hard again where it finds half of the charge. `growth` is the edge's
 * move outwards, µm: 2.19 grey levels each, at the slope of this blur.
 */
export function printed(sheet: Raster, growth: number): Raster {
  const level = 127.5 + growth * 2.19;
  return mapped(blurred(sheet, 1.1), (value) => (value < level ? 28 : 246));
}
