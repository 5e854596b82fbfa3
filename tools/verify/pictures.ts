import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { ReadSymbol } from '#checking/reading.ts';
import { prepareScanner, symbolsIn } from '#checking/scanner.ts';

/** A sheet scanned at 600 dpi in colour is about 100 MB as a PNG at the very worst. */
const MAX_FILE = 128 * 1024 * 1024;
const MAX_PAGES = 40;
/** What a PDF is drawn at: twice a scanner's least. */
const DPI = 300;

let prepared = false;

/** The symbols of a PNG, a JPEG, or of every page of a PDF. Nothing is written to the disk. */
export async function symbolsOfFile(file: string): Promise<readonly ReadSymbol[]> {
  if (statSync(file).size > MAX_FILE) throw new Error(`${file} is larger than any scan`);
  prepare();
  const bytes = readFileSync(file);
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') return symbolsIn(new Uint8Array(bytes));
  const symbols: ReadSymbol[] = [];
  for (let page = 1; page <= pagesOf(bytes, file); page += 1)
    symbols.push(...(await symbolsIn(new Uint8Array(drawn(bytes, page)))));
  return symbols;
}

function pagesOf(pdf: Buffer, file: string): number {
  const pages = Number(/^Pages: +(\d{1,4})$/m.exec(poppler('pdfinfo', ['-'], pdf).toString('utf8'))?.[1]);
  if (!(pages >= 1 && pages <= MAX_PAGES)) throw new Error(`${file} has no pages, or more than ${MAX_PAGES}`);
  return pages;
}

function drawn(pdf: Buffer, page: number): Buffer {
  const only = ['-f', String(page), '-l', String(page), '-singlefile'];
  return poppler('pdftoppm', ['-png', '-gray', '-r', String(DPI), ...only, '-'], pdf);
}

function poppler(tool: string, args: readonly string[], input: Buffer): Buffer {
  try {
    return execFileSync(tool, args, {
      input,
      maxBuffer: MAX_FILE,
      timeout: 30_000,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
  } catch (cause) {
    throw new Error(`${tool} (poppler-utils) is missing, or cannot read this PDF`, { cause });
  }
}

function prepare(): void {
  if (prepared) return;
  const { resolve } = createRequire(import.meta.url);
  const wasm = readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareScanner(new Uint8Array(wasm).buffer);
  prepared = true;
}
