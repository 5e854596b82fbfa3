import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

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

/** All QR codes of a picture: the bytes of a PNG or JPEG file, or pixels. A picture that cannot be read has none. */
export async function symbolsIn(picture: Uint8Array | Pixels): Promise<readonly ReadSymbol[]> {
  const input = picture instanceof Uint8Array ? picture : { ...picture, colorSpace: 'srgb' as const };
  const found = await readBarcodes(input, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 255 });
  return found.filter(({ isValid }) => isValid).map(({ bytes, text }) => ({ bytes, text }));
}
