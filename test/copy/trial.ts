import type { Bitmap } from '#certificates/bitmap.ts';
import { CELL } from '#certificates/guard/lattice.ts';
import type { Lattice } from '#certificates/guard/lattice.ts';
import { drawnPlan } from '#certificates/guard/mask.ts';
import { latticeOf, PATCH_NUMBERS } from '#certificates/guard/patches.ts';

import { copied } from './copiers.ts';
import type { Copier } from './copiers.ts';
import { printed } from './engine.ts';
import type { Engine } from './engine.ts';
import { seen } from './eye.ts';
import { lightness } from './light.ts';
import type { Light } from './light.ts';
import { measured } from './measure.ts';
import type { IsWord, Measured } from './measure.ts';
import { readIn } from './reader.ts';

/** L* of the ground minus L* of the word, far from any edge, as an engine prints a patch. */
export function differenceOf(patch: number, engine: Engine): number {
  const lattice = latticeOf(patch);
  if (lattice === undefined) throw new RangeError('no number of the sheet');
  return fieldOf('ground', lattice, engine) - fieldOf('word', lattice, engine);
}

/** L* of a field that is all ground or all word. */
function fieldOf(what: 'ground' | 'word', lattice: Lattice, engine: Engine): number {
  const [cells, edge] = [12, 4 * CELL];
  const paper = printed(
    drawnPlan(() => what, { columns: cells, rows: cells }, lattice),
    engine,
  );
  let [sum, count] = [0, 0];
  for (let y = edge; y < paper.height - edge; y += 1)
    for (let x = edge; x < paper.width - edge; x += 1) {
      sum += paper.data[y * paper.width + x] ?? 0;
      count += 1;
    }
  return lightness(sum / count);
}

/** The patch that staff would choose: the one whose word differs least. */
export function calibrated(engine: Engine): number {
  const tried = PATCH_NUMBERS.map((patch) => ({ patch, by: Math.abs(differenceOf(patch, engine)) }));
  return tried.toSorted((a, b) => a.by - b.by)[0]?.patch ?? 0;
}

export interface Trial extends Measured {
  /** Whether the outside judge reads 複写; null where there is none. */
  readonly read: boolean | null;
}

/** Looks at paper: what differs, and whether the word can be read. */
export function trial(paper: Light, isWord: IsWord, reads: boolean): Trial {
  return { ...measured(paper, isWord), read: reads ? readIn(seen(paper), 'word').includes('複写') : null };
}

/** The same of what copiers make of it. */
export function copyTrials(
  paper: Light,
  isWord: IsWord,
  copiers: Readonly<Record<string, Copier>>,
  reads: boolean,
): Readonly<Record<string, Trial>> {
  return Object.fromEntries(
    Object.entries(copiers).map(([name, copier]) => [name, trial(copied(paper, copier), isWord, reads)]),
  );
}

/** The usual watermark: the word in grey dots of so many parts of 64, and no ground. */
export function greyWatermark(
  isWord: IsWord,
  size: { readonly columns: number; readonly rows: number },
  dots: 3 | 8,
): Bitmap {
  const plan = (column: number, row: number) => (isWord(column, row) ? ('word' as const) : null);
  return drawnPlan(plan, size, { dot: 1, cluster: dots });
}
