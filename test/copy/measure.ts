import { CELL } from '#certificates/guard/lattice.ts';

import { seen } from './eye.ts';
import { lightness } from './light.ts';
import type { Light } from './light.ts';

/** What of a picture belongs to the word, by cells. */
export type IsWord = (column: number, row: number) => boolean;

export interface Measured {
  /** L* of the ground minus L* of the word: above 0 the word is darker. */
  readonly difference: number;
  /** L* of the ground. */
  readonly ground: number;
  /** How much the edge of the word differs from both, as the eye sees it, L*. */
  readonly border: number;
  /** How uneven ground and word look in themselves, rms L*. */
  readonly grain: number;
}

/** Looks at ground, word, and the edge between them. */
export function measured(paper: Light, isWord: IsWord): Measured {
  const eye = seen(paper);
  const light = { word: [0, 0], ground: [0, 0] } satisfies Record<string, [number, number]>;
  const look = { word: [0, 0, 0], ground: [0, 0, 0], outline: [0, 0, 0] } satisfies Record<
    string,
    [number, number, number]
  >;
  for (let y = 2 * CELL; y < paper.height - 2 * CELL; y += 1)
    for (let x = 2 * CELL; x < paper.width - 2 * CELL; x += 1) {
      const kind = kindOf(isWord, Math.floor(x / CELL), Math.floor(y / CELL));
      const at = y * paper.width + x;
      const [value, shown] = [paper.data[at] ?? 0, eye.data[at] ?? 0];
      add(look[kind], shown);
      if (kind !== 'outline') add(light[kind], value);
    }
  const [word, ground] = [lightness(meanOf(light.word)), lightness(meanOf(light.ground))];
  const between = (meanOf(look.word) + meanOf(look.ground)) / 2;
  return {
    difference: ground - word,
    ground,
    border: Math.abs(meanOf(look.outline) - between),
    grain: Math.max(deviationOf(look.word), deviationOf(look.ground)),
  };
}

/** A cell whose neighbours are not all like it lies on the outline. */
function kindOf(isWord: IsWord, column: number, row: number): 'word' | 'ground' | 'outline' {
  const own = isWord(column, row);
  for (let down = -1; down <= 1; down += 1)
    for (let across = -1; across <= 1; across += 1)
      if (isWord(column + across, row + down) !== own) return 'outline';
  return own ? 'word' : 'ground';
}

function add(sums: number[], value: number): void {
  [1, value, value ** 2]
    .slice(0, Math.max(2, sums.length))
    .forEach((part, at) => (sums[at] = (sums[at] ?? 0) + part));
}

function meanOf([count = 0, sum = 0]: readonly number[]): number {
  return sum / count;
}

function deviationOf([count = 0, sum = 0, squares = 0]: readonly number[]): number {
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}
