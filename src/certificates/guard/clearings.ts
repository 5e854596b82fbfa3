import { LEADING } from '../fit.ts';
import type { Faces } from '../fonts.ts';
import { widthOf } from '../fonts.ts';
import type { Area } from '../layout/sheet.ts';
import { PIXEL, points } from '../layout/sheet.ts';
import type { SetBox, SetSheet } from '../typeset.ts';
import { CELL } from './lattice.ts';

/** A rectangle of whole cells of the lattice that stays white. */
export interface Clearing {
  readonly left: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
}

/** Type of at least this size is read over the ground without effort, pt; below smaller type there is none. */
const LEAST_OVER_GROUND = 9;
/** Around small type, mm. */
const AROUND = 0.3;
/** A cell, mm. */
const SIDE = CELL * PIXEL;

/** Where a sheet wants no ground: under small type, seals and symbols. */
export function clearingsIn(faces: Faces, sheet: SetSheet): Clearing[] {
  const small = sheet.boxes.filter(({ setting }) => setting.size < LEAST_OVER_GROUND);
  const bitmaps = (sheet.bitmaps ?? []).map(({ left, top, width, height }) => ({
    x: left * PIXEL,
    y: top * PIXEL,
    width: width * PIXEL,
    height: height * PIXEL,
  }));
  return [...small.map((each) => inkOf(faces, each)), ...sheet.pictures, ...bitmaps].map(wholeCells);
}

/** The space that the lines of a text take, mm, with a little air. */
function inkOf(faces: Faces, { box, setting: { lines, size } }: SetBox): Area {
  const millimetres = (pt: number) => pt / points(1);
  const longest = Math.max(...lines.map((line) => widthOf(faces[box.face], line, size)));
  const width = box.align === 'spread' ? box.width : Math.min(box.width, millimetres(longest));
  const height = millimetres(((lines.length - 1) * LEADING + 1) * size);
  const free = box.width - width;
  const shift = { left: 0, spread: 0, center: free / 2, right: free }[box.align];
  return {
    x: box.x + shift - AROUND,
    y: box.y + box.height / 2 - height / 2 - AROUND,
    width: width + 2 * AROUND,
    height: height + 2 * AROUND,
  };
}

function wholeCells({ x, y, width, height }: Area): Clearing {
  const [left, top] = [Math.floor(x / SIDE), Math.floor(y / SIDE)];
  return {
    left,
    top,
    columns: Math.ceil((x + width) / SIDE) - left,
    rows: Math.ceil((y + height) / SIDE) - top,
  };
}
