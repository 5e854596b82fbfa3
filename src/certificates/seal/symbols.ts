import { correction, generate, mode } from 'lean-qr';

import type { Bitmap } from '../bitmap.ts';
import { spread } from './erasure.ts';
import { framed, HEADER } from './frame.ts';
import type { SheetId } from './lock.ts';
import { sheetNumber } from './lock.ts';

/** How the symbols of a back are laid: any `k` of the `n` give all of it. */
interface Arrangement {
  readonly k: number;
  readonly n: number;
  readonly columns: number;
  /** Bytes that one symbol takes, frame and all (QR-M, ISO/IEC 18004, table 7: versions 12 and 16). */
  readonly room: number;
  /** The side of one symbol's place, px of 600 dpi, quiet zone and all. */
  readonly place: number;
}

/** Half of the symbols may be lost: folds, tears and stains take whole symbols, whatever correction is inside one. */
const ARRANGEMENTS: readonly Arrangement[] = [
  { k: 8, n: 16, columns: 4, room: 287, place: 438 },
  { k: 10, n: 20, columns: 4, room: 450, place: 534 },
];

/** A module is 6 px of 600 dpi (0.254 mm) at least: what a scan at 200 dpi still tells apart. It grows where there is room. */
const MODULE = { least: 6, most: 10 } as const;
/** Light modules around a symbol (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;
/** Every mask may be read. What is locked looks like noise already, so none is better than another. */
const MASK = 0;

/** The bytes of each symbol on the back of a sheet; `null` if no arrangement has room for so many. */
export function symbolsOf(
  sealed: Uint8Array,
  sheet: Pick<SheetId, 'serial' | 'page'>,
): { readonly symbols: readonly Uint8Array[]; readonly arrangement: Arrangement } | null {
  const arrangement = ARRANGEMENTS.find(({ k, room }) => sealed.length <= k * (room - HEADER));
  if (arrangement === undefined) return null;
  const { k, n } = arrangement;
  const number = sheetNumber(sheet);
  const symbols = spread(sealed, k, n).map((shard) =>
    framed({ ...shard, sheet: number, k, n, length: sealed.length }),
  );
  return { symbols, arrangement };
}

/** The symbols of a back as one picture. */
export function backBitmap(sealed: Uint8Array, sheet: Pick<SheetId, 'serial' | 'page'>): Bitmap | null {
  const laid = symbolsOf(sealed, sheet);
  if (laid === null) return null;
  const { columns, place } = laid.arrangement;
  const codes = laid.symbols.map((bytes) => generate(mode.bytes(bytes), { ...LEVEL_M, mask: MASK }));
  const canvas = blank(columns * place, (codes.length / columns) * place);
  codes.forEach((code, at) => {
    const module = Math.floor(place / (code.size + 2 * QUIET));
    const scale = Math.min(MODULE.most, Math.max(MODULE.least, module));
    const margin = Math.floor((place - code.size * scale) / 2);
    const [x, y] = [(at % columns) * place + margin, Math.floor(at / columns) * place + margin];
    draw(canvas, code, { x, y, scale });
  });
  return canvas;
}

/** A short text as one symbol, with its quiet zone. */
export function textBitmap(text: string, scale: number): Bitmap {
  const code = generate(text, LEVEL_M);
  const side = (code.size + 2 * QUIET) * scale;
  const canvas = blank(side, side);
  draw(canvas, code, { x: QUIET * scale, y: QUIET * scale, scale });
  return canvas;
}

const LEVEL_M = { minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M } as const;

function blank(width: number, height: number): Bitmap {
  return { width, height, bits: new Uint8Array(Math.ceil(width / 8) * height) };
}

/** Sets one row of pixels for a row of modules and repeats it. */
function draw(
  { width, bits }: Bitmap,
  code: { readonly size: number; get(x: number, y: number): boolean },
  { x, y, scale }: { readonly x: number; readonly y: number; readonly scale: number },
): void {
  const stride = Math.ceil(width / 8);
  for (let row = 0; row < code.size; row += 1) {
    const top = (y + row * scale) * stride;
    for (let column = 0; column < code.size; column += 1) {
      if (!code.get(column, row)) continue;
      const from = x + column * scale;
      for (let at = from; at < from + scale; at += 1)
        bits[top + (at >> 3)] = (bits[top + (at >> 3)] ?? 0) | (0x80 >> (at & 7));
    }
    const [first, last] = [top + (x >> 3), top + ((x + code.size * scale) >> 3) + 1];
    for (let line = 1; line < scale; line += 1) {
      for (let at = first; at < last; at += 1) {
        const below = at + line * stride;
        bits[below] = (bits[below] ?? 0) | (bits[at] ?? 0);
      }
    }
  }
}
