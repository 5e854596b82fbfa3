import type { Lattice } from './lattice.ts';

/**
 * The numbered patches of the calibration sheet: three rows of five. A printer that spreads its toner needs smaller dots; within a row
 * the word grows darker from left to right, by half a pixel of cluster each.
 */
const PATCHES: readonly Lattice[] = [...row(1, 5.5), ...row(2, 8), ...row(3, 11)];

/** 校正番号: from 1 to 15, as staff read it off the sheet. */
export const PATCH_NUMBERS: readonly number[] = PATCHES.map((_, index) => index + 1);
export const PATCHES_A_ROW = 5;

/** For a printer that nobody has calibrated: an ordinary 600-dpi engine. */
export const USUAL_PATCH = 8;

/** `undefined` for what is no number of the sheet. */
export function latticeOf(patch: number): Lattice | undefined {
  return PATCHES[patch - 1];
}

function row(dot: Lattice['dot'], from: number): Lattice[] {
  return Array.from({ length: 5 }, (_, step) => ({ dot, cluster: from + step / 2 }));
}
