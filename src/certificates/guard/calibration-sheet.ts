import { deflateSync } from 'node:zlib';

import type { Bitmap } from '../bitmap.ts';
import type { Part } from '../layout/sheet.ts';
import { joined, PIXEL, text } from '../layout/sheet.ts';
import { centred } from './centred.ts';
import { CELL } from './lattice.ts';
import type { Guard } from './mask.ts';
import { drawnPlan, isWord, PAGE_CELLS } from './mask.ts';
import { latticeOf, PATCH_NUMBERS, PATCHES_A_ROW } from './patches.ts';

/** A patch is the word with ground around it, in cells: 38 × 24 mm. */
export const PATCH = { columns: 112, rows: 72 } as const;
/** Ground before the word, in cells. */
const LEAD = { left: 3, top: 9 } as const;
/** From one patch to the next, and to the first one from the corner of the page. */
const STEP = { across: 118, down: 150 } as const;
const FIRST = { left: 16, top: 200 } as const;

/** 校正用紙: every patch with its number, for a person to choose the one in which no word is to be seen. */
export function calibrationSheet(): { readonly part: Part; readonly patches: Guard } {
  const page: Bitmap = drawnPlan(() => null, PAGE_CELLS, { dot: 1, cluster: 1 });
  for (const patch of PATCH_NUMBERS) lay(page, patchBitmap(patch), placeOf(patch));
  return {
    part: joined([...words(), ...PATCH_NUMBERS.map(numberOf)]),
    patches: { ...page, deflated: deflateSync(page.bits, { level: 9 }) },
  };
}

/** One patch: the word in the middle of its ground. */
export function patchBitmap(patch: number): Bitmap {
  const lattice = latticeOf(patch);
  if (lattice === undefined) throw new RangeError('no number of the calibration sheet');
  return drawnPlan((column, row) => (patchIsWord(column, row) ? 'word' : 'ground'), PATCH, lattice);
}

/** Whether a cell of a patch belongs to its word. */
export function patchIsWord(column: number, row: number): boolean {
  return isWord(column - LEAD.left, row - LEAD.top);
}

/** The corner of a patch, in cells. */
function placeOf(patch: number): { readonly left: number; readonly top: number } {
  const [column, row] = [(patch - 1) % PATCHES_A_ROW, Math.floor((patch - 1) / PATCHES_A_ROW)];
  return { left: FIRST.left + column * STEP.across, top: FIRST.top + row * STEP.down };
}

function lay(page: Bitmap, { bits }: Bitmap, { left, top }: ReturnType<typeof placeOf>): void {
  for (let line = 0; line < PATCH.rows * CELL; line += 1)
    page.bits.set(
      bits.subarray(line * PATCH.columns, (line + 1) * PATCH.columns),
      (top * CELL + line) * PAGE_CELLS.columns + left,
    );
}

function numberOf(patch: number): Part {
  const { left, top } = placeOf(patch);
  const side = CELL * PIXEL;
  const area = { x: left * side, y: top * side - 9, width: PATCH.columns * side, height: 8 };
  return text('番号', String(patch), area, { size: 18, face: 'gothic', align: 'center' });
}

function words(): Part[] {
  return [
    centred(16, '地紋の校正用紙', 18),
    centred(28, '40cm離れて見て、「複写」の文字が見えない番号をひとつ選んでください。', 11),
    centred(35, 'いくつかあるときは、コピー機で複写し、文字がいちばんはっきり出る番号を選びます。', 11),
    centred(42, '拡大・縮小をせず、この端末のプリンターで印刷したものだけを使います。', 11),
    centred(49, 'Choose the number whose patch shows no word at arm’s length.', 10),
  ];
}
