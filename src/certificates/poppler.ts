import { execFileSync, spawnSync } from 'node:child_process';
import { env } from 'node:process';

/** Whether poppler's tools are here; on a build server they have to be. Tests only: an outside judge of what we compose. */
export function hasPoppler(): boolean {
  const here = spawnSync('pdftoppm', ['-v']).error === undefined;
  if (!here && env['CI'] !== undefined) throw new Error('poppler-utils must be installed where CI is set');
  return here;
}

/** The text of one page (from 1) without any spaces, in reading order. */
export function textOf(pdf: Uint8Array, page = 1): string {
  const only = ['-f', String(page), '-l', String(page)];
  return run('pdftotext', [...only, '-raw', '-', '-'], pdf)
    .toString('utf8')
    .replaceAll(/\s/g, '');
}

export function infoOf(pdf: Uint8Array): string {
  return run('pdfinfo', ['-'], pdf).toString('utf8');
}

/** One word as poppler finds it, pt from the top left corner of its page. */
export interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The words of every page, where poppler sees them. */
export function wordsOf(pdf: Uint8Array): Word[][] {
  const html = run('pdftotext', ['-bbox', '-', '-'], pdf).toString('utf8');
  return html
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(WORD)].map(([, left, top, right, bottom, text = '']) => ({
        text: text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
        x: Number(left),
        y: Number(top),
        width: Number(right) - Number(left),
        height: Number(bottom) - Number(top),
      })),
    );
}

const WORD = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g;

/** The structure tree with its texts, as `pdfinfo` tells it. */
export function structureOf(pdf: Uint8Array): string {
  return run('pdfinfo', ['-struct-text', '-'], pdf).toString('utf8');
}

/** The lines of `pdffonts`, one per font: name, type, encoding, embedded, subset, Unicode. */
export function fontsOf(pdf: Uint8Array): string[] {
  return run('pdffonts', ['-'], pdf).toString('utf8').trimEnd().split('\n').slice(2);
}

/** A page in grey, one byte a pixel, black is 0. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

export function renderedPage(pdf: Uint8Array, dpi: number, page = 1): Picture {
  const pgm = run('pdftoppm', ['-gray', '-r', String(dpi), '-f', String(page), '-l', String(page), '-'], pdf);
  const [header, width, height] = /^P5\n(\d+) (\d+)\n255\n/.exec(pgm.toString('latin1', 0, 32)) ?? [];
  if (header === undefined) throw new Error('pdftoppm gave no grey picture');
  return { width: Number(width), height: Number(height), pixels: pgm.subarray(header.length) };
}

/** The smallest rectangle around the pixels that satisfy a test, in pixels; empty if none does. */
export function extentOf({ width, pixels }: Picture, test: (value: number, index: number) => boolean) {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  pixels.forEach((value, index) => {
    if (!test(value, index)) return;
    const [x, y] = [index % width, Math.floor(index / width)];
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
  });
  return { left, top, width: Math.max(0, right - left + 1), height: Math.max(0, bottom - top + 1) };
}

function run(tool: string, args: readonly string[], input: Uint8Array): Buffer {
  return execFileSync(tool, args, { input, maxBuffer: 64_000_000, timeout: 10_000 });
}
