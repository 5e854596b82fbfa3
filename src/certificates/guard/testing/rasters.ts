import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';

import type { Bitmap } from '../../bitmap.ts';

/** Three programs that have nothing in common. Tests only: outside judges of what we compose. */
const RENDERERS = {
  poppler: (file, page) => ['pdftoppm', '-mono', '-r', '600', '-f', page, '-l', page, file],
  ghostscript: (file, page) => {
    const pbm = ['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pbmraw', '-r600', '-sOutputFile=-'];
    return ['gs', ...pbm, `-dFirstPage=${page}`, `-dLastPage=${page}`, file];
  },
  mupdf: (file, page) => [
    'mutool',
    'draw',
    '-q',
    '-A',
    '0',
    '-c',
    'mono',
    '-F',
    'pbm',
    '-r',
    '600',
    '-o',
    '-',
    file,
    page,
  ],
} as const satisfies Readonly<Record<string, (file: string, page: string) => readonly string[]>>;

export type Renderer = keyof typeof RENDERERS;

/** Those that are here; on a build server all have to be. */
export function renderersHere(): Renderer[] {
  const names = ['poppler', 'ghostscript', 'mupdf'] as const;
  const here = names.filter(
    (name) => spawnSync(RENDERERS[name]('', '1')[0] ?? '', ['-v']).error === undefined,
  );
  if (here.length < names.length && env['CI'] !== undefined)
    throw new Error('poppler-utils, ghostscript and mupdf-tools must be installed where CI is set');
  return here;
}

/** A page as black and white pixels of 600 dpi. */
export function rasterOf(pdf: Uint8Array, renderer: Renderer, page = 1): Bitmap {
  const folder = mkdtempSync(join(tmpdir(), 'mado-raster-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    const [program = '', ...args] = RENDERERS[renderer](file, String(page));
    const pbm = execFileSync(program, args, { maxBuffer: 64_000_000, timeout: 60_000, stdio: 'pipe' });
    return bitmapOf(pbm);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A raw PBM; comments may stand between its numbers. */
function bitmapOf(pbm: Buffer): Bitmap {
  const head = pbm.toString('latin1', 0, 256);
  const [header, width, height] = /^P4\s(?:#.*\n)*(\d+)\s(?:#.*\n)*(\d+)\s/.exec(head) ?? [];
  if (header === undefined) throw new Error('no raw PBM');
  return { width: Number(width), height: Number(height), bits: pbm.subarray(header.length) };
}
