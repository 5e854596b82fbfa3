import { deflateSync } from 'node:zlib';

import type { Bitmap } from '../bitmap.ts';
import { CELL, cellsOf } from './lattice.ts';
import type { Lattice } from './lattice.ts';
import { WORD } from './word.ts';

/** A4 in cells, exactly: 4960 × 7016 px of 600 dpi. */
export const PAGE_CELLS = { columns: 620, rows: 877 } as const;
/** Cells that stay white along every edge (5 mm): no printer reaches further. */
const EDGE = 15;
/** From one word to the next, in cells: 51 mm across, 28 mm down, every other line moved by half. */
const PITCH = { across: 150, down: 84 } as const;

/** Whether a cell of the page belongs to the latent word; `null` outside of the pattern. */
export type Plan = (column: number, row: number) => 'word' | 'ground' | null;

/** 「複写」 over the whole page. */
export const pagePlan: Plan = (column, row) => {
  const inside =
    column >= EDGE && row >= EDGE && column < PAGE_CELLS.columns - EDGE && row < PAGE_CELLS.rows - EDGE;
  if (!inside) return null;
  const line = Math.floor((row - EDGE) / PITCH.down);
  const shift = line % 2 === 0 ? 0 : PITCH.across / 2;
  const [x, y] = [(column - EDGE + shift) % PITCH.across, (row - EDGE) % PITCH.down];
  return isWord(x - LEAD.x, y - LEAD.y) ? 'word' : 'ground';
};

/** Ground before a word, in cells. */
const LEAD = { x: 22, y: 15 } as const;

export function isWord(x: number, y: number): boolean {
  return WORD[y]?.[x] === '#';
}

/** A plan drawn in a lattice, from its first cell on. */
export function drawnPlan(
  plan: Plan,
  size: { readonly columns: number; readonly rows: number },
  lattice: Lattice,
): Bitmap {
  const { ground, word } = cellsOf(lattice);
  const { columns, rows } = size;
  const bits = new Uint8Array(columns * rows * CELL);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const what = plan(column, row);
      if (what === null) continue;
      const cell = what === 'ground' ? ground : word[(column + row) % 2 === 0 ? 0 : 1];
      for (let line = 0; line < CELL; line += 1)
        bits[(row * CELL + line) * columns + column] = cell[line] ?? 0;
    }
  return { width: columns * CELL, height: rows * CELL, bits };
}

/** The guard of a whole page, compressed once for all pages that will bear it. */
export interface Guard extends Bitmap {
  readonly deflated: Uint8Array;
}

export function guardOf(lattice: Lattice): Guard {
  const page = drawnPlan(pagePlan, PAGE_CELLS, lattice);
  return { ...page, deflated: deflateSync(page.bits, { level: 9 }) };
}
