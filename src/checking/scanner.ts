import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

import { readLabel } from '#certificates/seal/secret.ts';

import type { ReadSymbol } from './reading.ts';

/** Grey or colour, as a canvas or a renderer gives it. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Gives the reader its WebAssembly, from wherever the program keeps it; once, before the first picture. */
export function prepareScanner(wasm: ArrayBuffer): void {
  prepareZXingModule({ overrides: { wasmBinary: wasm } });
}

/** Symbols on the smaller back; with fewer, a second look may find more. */
const ENOUGH = 16;
/** px of the longer side: what is larger has been seen well enough. */
const LARGE = 4000;

/**
 * All QR codes of a picture: the bytes of a PNG or JPEG file, or pixels. A picture that cannot be read has none. Pixels of a back of
 * which too little was found are looked at once more at twice the size: two pixels to a module are the least that a reader takes.
 */
export async function symbolsIn(picture: Uint8Array | Pixels): Promise<readonly ReadSymbol[]> {
  if (picture instanceof Uint8Array) return read(picture);
  const found = await read({ ...picture, colorSpace: 'srgb' });
  const isFront = found.some(({ text }) => readLabel(text) !== null);
  if (isFront || found.length >= ENOUGH || Math.max(picture.width, picture.height) > LARGE) return found;
  return [...found, ...(await read({ ...doubled(picture), colorSpace: 'srgb' }))];
}

async function read(input: Uint8Array | (Pixels & { readonly colorSpace: 'srgb' })) {
  const found = await readBarcodes(input, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 255 });
  return found.filter(({ isValid }) => isValid).map(({ bytes, text }) => ({ bytes, text }));
}

/** Twice as wide and high, in grey, with the pixels between interpolated. */
function doubled({ width, height, data }: Pixels): Pixels {
  const out = new Uint8ClampedArray(width * height * 16);
  const columns = Array.from({ length: 2 * width }, (_, x) => between(x, width));
  for (let y = 0; y < 2 * height; y += 1) {
    const [top, bottom, down] = between(y, height);
    let at = y * 2 * width * 4;
    for (const [left, right, across] of columns) {
      const above = mixed(data[(top * width + left) * 4 + 1], data[(top * width + right) * 4 + 1], across);
      const below = mixed(
        data[(bottom * width + left) * 4 + 1],
        data[(bottom * width + right) * 4 + 1],
        across,
      );
      const grey = mixed(above, below, down);
      out[at] = grey;
      out[at + 1] = grey;
      out[at + 2] = grey;
      out[at + 3] = 255;
      at += 4;
    }
  }
  return { width: 2 * width, height: 2 * height, data: out };
}

function mixed(one = 0, other = 0, share = 0): number {
  return one * (1 - share) + other * share;
}

/** The two pixels between which one of twice as many lies, and how far it is from the first. */
function between(place: number, size: number): readonly [first: number, second: number, share: number] {
  const middle = Math.min(size - 1, Math.max(0, (place - 0.5) / 2));
  const first = Math.floor(middle);
  return [first, Math.min(size - 1, first + 1), middle - first];
}
