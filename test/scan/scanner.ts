import { blank, blurred, mapped } from './raster.ts';
import type { Chance, Raster } from './raster.ts';

/** How a sheet lies, and what the scanner makes of it. */
export interface Scan {
  readonly dpi: 200 | 300;
  /** Degrees. */
  readonly turn?: number;
  /** The feeder's slip from side to side, mm. */
  readonly wobble?: number;
  /** Blur beyond that of the optics, px of 600 dpi. */
  readonly blur?: number;
  /** Standard deviation of the sensor's noise, grey levels. */
  readonly noise?: number;
  /** How light paper becomes, 0 to 1. */
  readonly exposure?: number;
}

/** Optics of a common flatbed (38 µm), px of 600 dpi. */
const OPTICS = 0.9;

/** A sheet at 600 dpi as a scanner gives it at its own resolution. */
export function scanned(sheet: Raster, scan: Scan, chance: Chance): Raster {
  const { dpi, turn = 0, wobble = 0, blur = 0, noise = 2, exposure = 1 } = scan;
  const soft = blurred(sheet, Math.hypot(OPTICS, blur));
  const step = 600 / dpi;
  const out = blank(Math.floor(sheet.width / step), Math.floor(sheet.height / step));
  const [sin, cos] = [Math.sin((turn / 180) * Math.PI), Math.cos((turn / 180) * Math.PI)];
  const [middleX, middleY] = [sheet.width / 2, sheet.height / 2];
  const slip = (wobble * 600) / 25.4;
  for (let y = 0; y < out.height; y += 1) {
    const drift = slip * Math.sin((y / out.height) * 2 * Math.PI * 3);
    for (let x = 0; x < out.width; x += 1) {
      const [dx, dy] = [(x + 0.5) * step - middleX + drift, (y + 0.5) * step - middleY];
      const value = areaAt(soft, middleX + cos * dx - sin * dy, middleY + sin * dx + cos * dy, step);
      out.data[y * out.width + x] = clamped(value * exposure + noise * normal(chance));
    }
  }
  return out;
}

/** The mean of a square around a point; beyond the sheet there is white paper. */
function areaAt({ width, height, data }: Raster, x: number, y: number, side: number): number {
  const [left, top] = [Math.floor(x - side / 2), Math.floor(y - side / 2)];
  const size = Math.round(side);
  if (left < 0 || top < 0 || left + size > width || top + size > height) return 246;
  let sum = 0;
  for (let row = top; row < top + size; row += 1)
    for (let column = left; column < left + size; column += 1) sum += data[row * width + column] ?? 0;
  return sum / size ** 2;
}

/** A photocopy of a sheet, at 600 dpi again: what the key's name makes of it, printed by another engine. */
export function copied(sheet: Raster, key: 'text' | 'photo' | 'auto'): Raster {
  const seen = blurred(sheet, 1.4);
  const levels = { text: [118, 8], auto: [128, 4], photo: [128, 1.6] } as const;
  const [middle, contrast] = levels[key];
  const toned = mapped(seen, (value) => (value - middle) * contrast + 128);
  return blurred(toned, 0.7);
}

/** What JPEG at a quality (1 to 100) does to grey pixels (ISO/IEC 10918-1): its transform and quantisation, without the coding. */
export function asJpeg(raster: Raster, quality: number): Raster {
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
  const steps = LUMINANCE.map((step) => Math.max(1, Math.floor((step * scale + 50) / 100)));
  const out = { ...raster, data: Uint8Array.from(raster.data) };
  const block = new Float64Array(64);
  for (let top = 0; top + 8 <= raster.height; top += 8) {
    for (let left = 0; left + 8 <= raster.width; left += 8) {
      const place = (at: number) => (top + (at >> 3)) * raster.width + left + (at & 7);
      for (let at = 0; at < 64; at += 1) block[at] = (raster.data[place(at)] ?? 0) - 128;
      const coded = transformed(block, false).map((value, at) => {
        const step = steps[at] ?? 1;
        return Math.round(value / step) * step;
      });
      transformed(coded, true).forEach((value, at) => {
        out.data[place(at)] = clamped(value + 128);
      });
    }
  }
  return out;
}

const COSINES = Float64Array.from({ length: 64 }, (_, at) => {
  const [u, x] = [at >> 3, at & 7];
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16);
});

/** The discrete cosine transform of 8 × 8 values, or its inverse: rows, then columns. */
function transformed(block: Float64Array, inverse: boolean): Float64Array {
  const pass = (from: Float64Array): Float64Array => {
    const to = new Float64Array(64);
    for (let row = 0; row < 8; row += 1)
      for (let u = 0; u < 8; u += 1) {
        let sum = 0;
        for (let x = 0; x < 8; x += 1)
          sum += (from[row * 8 + x] ?? 0) * (COSINES[inverse ? x * 8 + u : u * 8 + x] ?? 0);
        // Turned over, so that the second pass goes down the columns.
        to[u * 8 + row] = sum;
      }
    return to;
  };
  return pass(pass(block));
}

/** Quantisation of luminance (ISO/IEC 10918-1, table K.1). */
const LUMINANCE = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];

function normal(chance: Chance): number {
  return chance() + chance() + chance() + chance() - 2;
}

function clamped(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
