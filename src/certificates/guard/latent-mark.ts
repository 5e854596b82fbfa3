import type { Bitmap } from '../bitmap.ts';
import { joined, PIXEL, text } from '../layout/sheet.ts';
import type { Part } from '../layout/sheet.ts';

/**
 * 重ね合わせマーク: a screen of lines, 200 to the inch, in which 「正」 is moved by a third of a period. To the eye it is a window with a
 * blind. Under a film with the same lines the character stands out; a copier loses lines so fine. It is not the mark of the national
 * service, which an infrared camera shows: that takes colour toner.
 */
const PERIOD = 3;
/** Pixels by which the hidden character is moved. */
const SHIFT = 1;
/** Pixels of 600 dpi: 18 mm. */
export const MARK_SIDE = 426;
/** Slats of the blind and the gaps between them, px: what ends at a gap is not seen to be moved. */
const [SLAT, GAP] = [10, 2];
const FRAME = 6;

/** The strokes of 正, as parts of the mark: left, top, right, bottom. Their edges lie between slats. */
const STROKES: readonly (readonly [number, number, number, number])[] = [
  [80, 80, 346, 120],
  [190, 80, 240, 350],
  [220, 190, 330, 230],
  [110, 190, 160, 350],
  [60, 310, 366, 350],
];

/** Whether a pixel of the mark belongs to the hidden character. */
export function isHidden(x: number, y: number): boolean {
  return STROKES.some(([left, top, right, bottom]) => x >= left && x < right && y >= top && y < bottom);
}

export function latentMark(): Bitmap {
  return drawn(MARK_SIDE, MARK_SIDE, (x, y) => {
    const edge = Math.min(x, y, MARK_SIDE - 1 - x, MARK_SIDE - 1 - y);
    if (edge < FRAME) return true;
    if (y % SLAT < GAP) return false;
    return (x + PERIOD - (isHidden(x, y) ? SHIFT : 0)) % PERIOD === 0;
  });
}

/** The film’s lines: of three pixels the one that is black in every line of the mark. */
export function filmLines(width: number, height: number): Bitmap {
  return drawn(width, height, (x) => x % PERIOD === 0);
}

function drawn(width: number, height: number, black: (x: number, y: number) => boolean): Bitmap {
  const stride = Math.ceil(width / 8);
  const bits = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (black(x, y)) bits[y * stride + (x >> 3)] = (bits[y * stride + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
  return { width, height, bits };
}

const MARK = latentMark();
/** At the upper right of a back, mm. */
export const PLACE = { x: 171, y: 20 } as const;

/** The mark where a back bears it, with its name. */
export function latentMarkPart(): Part {
  const [left, top] = [Math.round(PLACE.x / PIXEL), Math.round(PLACE.y / PIXEL)];
  const side = MARK_SIDE * PIXEL;
  const below = { x: PLACE.x - 6, y: PLACE.y + side + 0.6, width: side + 12, height: 4 };
  return joined([
    { boxes: [], rules: [], pictures: [], bitmaps: [{ item: '重ね合わせマーク', ...MARK, left, top }] },
    text('重ね合わせマーク', '重ね合わせマーク', below, { size: 7, face: 'gothic', align: 'center' }),
  ]);
}
