import type { Bitmap } from '#certificates/bitmap.ts';
import { openFaces, shippedFonts } from '#certificates/fonts.ts';
import { guardOf } from '#certificates/guard/mask.ts';
import type { Guard } from '#certificates/guard/mask.ts';
import { latticeOf, USUAL_PATCH } from '#certificates/guard/patches.ts';
import { rasterOf } from '#certificates/guard/testing/rasters.ts';
import { joined, LEFT, text } from '#certificates/layout/sheet.ts';
import { paint } from '#certificates/paint.ts';
import { sampleDocument } from '#certificates/sample-document.ts';
import { typeset } from '#certificates/typeset.ts';

import { printed } from './engine.ts';
import type { Engine } from './engine.ts';
import { each, lightness, spread } from './light.ts';
import { readIn } from './reader.ts';

/** Optics of a common flatbed (38 µm), px of 600 dpi. */
const SCANNER = 0.9;

/** What certificates say, made up. */
const LINES = [
  'まほろば県ひかり台町見本一丁目1番1号',
  '見本住宅101号室 平成31年4月30日',
  '世帯主 見本花子 令和元年5月1日届出',
  'まほろば県ほのぼの町中央二丁目2番2号',
  '昭和64年1月7日生 平成2年3月5日転入',
  '令和8年度の所得金額及び控除の内訳',
  '前年中の給与収入金額 3,456,789円',
  '上記のとおり相違ないことを証明する',
];

/** Parts of the characters that are read wrongly in type of a size (pt), on white paper and over the ground. */
export function legibility(sizes: readonly number[], engine: Engine) {
  const lattice = latticeOf(USUAL_PATCH);
  if (lattice === undefined) throw new RangeError('it is on the sheet');
  const guard = guardOf(lattice);
  return sizes.map((size) => ({
    size,
    white: wrong(size, engine, undefined),
    ground: wrong(size, engine, guard),
  }));
}

function wrong(size: number, engine: Engine, guard: Guard | undefined): number {
  const paper = printed(cropped(page(size, guard)), engine);
  const scan = spread(paper, SCANNER);
  const read = readIn(each(scan, lightness), 'text');
  const meant = LINES.join('').replaceAll(' ', '');
  return distance(meant, read) / meant.length;
}

/** The lines below one another, on a page of nobody. */
function page(size: number, guard: Guard | undefined): Bitmap {
  const faces = openFaces(shippedFonts());
  const part = joined(
    LINES.map((line, at) =>
      text('行', line, { x: LEFT, y: 20 + at * 8, width: 120, height: 8 }, { size, least: size }),
    ),
  );
  const set = typeset(faces, part);
  if (!set.ok) throw new Error(set.error.code);
  const { issueNumber, personKey } = sampleDocument();
  const imprint = { issueNumber, personKey, sides: 'one' } as const;
  return rasterOf(paint(faces, [set.value], new Date(0), imprint, { sample: false, guard }), 'poppler');
}

/** The part with the lines: 130 × 72 mm. */
function cropped({ width, bits }: Bitmap): Bitmap {
  const [left, top, columns, rows] = [38, 400, 384, 1_700];
  const stride = Math.ceil(width / 8);
  const out = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y += 1)
    out.set(bits.subarray((top + y) * stride + left, (top + y) * stride + left + columns), y * columns);
  return { width: columns * 8, height: rows, bits: out };
}

/** Characters to insert, leave out or change (Levenshtein 1966). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [y, character] of Array.from(one).entries()) {
    const next = [y + 1];
    for (const [x, against] of Array.from(other).entries())
      next.push(
        Math.min((next[x] ?? 0) + 1, (row[x + 1] ?? 0) + 1, (row[x] ?? 0) + (character === against ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
