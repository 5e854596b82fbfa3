/**
 * Draws the latent word of the copy guard (牽制文字), once:
 *
 *     node tools/draw-word.ts
 *
 * One letter of the picture is one cell of the lattice, 8 × 8 px of 600 dpi. The word is 18 mm high, in BIZ UDゴシック bold.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { create } from 'fontkit';
import type { Font } from 'fontkit';

const { resolve } = createRequire(import.meta.url);
const FILE = join(import.meta.dirname, '../src/certificates/guard/word.ts');
/** Cells of one character's square: 18 mm. */
const SIDE = 53;
/** Looks into a cell, along and across: it belongs to the word if half of them see ink. */
const LOOKS = 5;
const WORD = '複写';

const font = openFont(resolve('@expo-google-fonts/biz-udgothic/700Bold/BIZUDGothic_700Bold.ttf'));
const inked = Array.from(WORD, (character) =>
  insideOf(font.layout(character).glyphs[0]?.path.commands ?? []),
);
const rows = Array.from({ length: SIDE }, (_, y) =>
  Array.from({ length: SIDE * inked.length }, (_, x) => (isWord(x, y) ? '#' : '.')).join(''),
);
writeFileSync(
  FILE,
  `/** 「${WORD}」 as cells of the lattice: # is word, . is ground. Made by tools/draw-word.ts. */
export const WORD: readonly string[] = [
${rows.map((row) => `  '${row}',`).join('\n')}
];
`,
);

function openFont(file: string): Font {
  const font = create(readFileSync(file));
  if ('layout' in font) return font;
  throw new TypeError('one font was expected');
}

function isWord(x: number, y: number): boolean {
  const inside = inked[Math.floor(x / SIDE)];
  let seen = 0;
  for (let row = 0; row < LOOKS; row += 1)
    for (let column = 0; column < LOOKS; column += 1) {
      const [u, v] = [((x % SIDE) + (column + 0.5) / LOOKS) / SIDE, (y + (row + 0.5) / LOOKS) / SIDE];
      if (inside?.(u * font.unitsPerEm, font.ascent - v * font.unitsPerEm) === true) seen += 1;
    }
  return seen * 2 > LOOKS ** 2;
}

type Point = readonly [x: number, y: number];
interface Command {
  readonly command: string;
  readonly args: readonly number[];
}

/** Whether a point lies inside of an outline, by its winding number; curves are cut into short lines. */
function insideOf(commands: readonly Command[]): (x: number, y: number) => boolean {
  const edges: (readonly [Point, Point])[] = [];
  let [start, at]: [Point, Point] = [
    [0, 0],
    [0, 0],
  ];
  const lineTo = (to: Point) => {
    edges.push([at, to]);
    at = to;
  };
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    if (command === 'moveTo') start = at = [a, b];
    else if (command === 'lineTo') lineTo([a, b]);
    else if (command === 'closePath') lineTo(start);
    else if (command === 'quadraticCurveTo') {
      const from = at;
      for (let step = 1; step <= 8; step += 1) {
        const [t, rest] = [step / 8, 1 - step / 8];
        lineTo([
          rest * rest * from[0] + 2 * rest * t * a + t * t * c,
          rest * rest * from[1] + 2 * rest * t * b + t * t * d,
        ]);
      }
    } else throw new TypeError(command);
  }
  return (x, y) => {
    let winding = 0;
    for (const [[x1, y1], [x2, y2]] of edges) {
      if (y1 <= y === y2 <= y) continue;
      if (x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) winding += y2 > y1 ? 1 : -1;
    }
    return winding !== 0;
  };
}
