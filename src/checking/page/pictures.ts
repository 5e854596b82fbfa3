import type { ReadSymbol } from '#checking/reading.ts';
import { prepareScanner, symbolsIn } from '#checking/scanner.ts';

/** The reader's WebAssembly; the build puts it beside the page. */
const WASM = new URL('../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url);

/** Pixels of the longer side that are looked at: A4 at 400 dpi. A larger picture is made smaller first. */
const LONGEST = 4700;

/** A picture that was chosen, and the codes on it. */
export interface SeenPicture {
  readonly url: string;
  readonly symbols: readonly ReadSymbol[];
}

export async function openScanner(): Promise<void> {
  const reply = await fetch(WASM);
  prepareScanner(await reply.arrayBuffer());
}

/** Reads a picture. One that the browser cannot show has no symbols. */
export async function seen(file: File): Promise<SeenPicture> {
  const url = URL.createObjectURL(file);
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (!context) return { url, symbols: [] };
    context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    const { data } = context.getImageData(0, 0, width, height);
    return { url, symbols: await symbolsIn({ data, width, height }) };
  } catch {
    return { url, symbols: [] }; // no picture: the outcome says that nothing could be read
  }
}
