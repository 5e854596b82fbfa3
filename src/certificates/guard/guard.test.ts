import { inflateSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import type { Bitmap } from '../bitmap.ts';
import { openComposer } from '../compose.ts';
import { openFaces, shippedFonts } from '../fonts.ts';
import { paint } from '../paint.ts';
import { PIXEL } from '../layout/sheet.ts';
import { readBack } from '../read-back.ts';
import { sampleDocument } from '../sample-document.ts';
import { newTownKey, withProof } from '../seal/testing/town-key.ts';
import { CELL, cellsOf, LARGEST_CLUSTER } from './lattice.ts';
import { MARK_SIDE, PLACE as MARK } from './latent-mark.ts';
import { guardOf, PAGE_CELLS, pagePlan } from './mask.ts';
import { latticeOf, PATCH_NUMBERS, USUAL_PATCH } from './patches.ts';
import { rasterOf, renderersHere } from './testing/rasters.ts';
import { WORD } from './word.ts';

const composer = openComposer({ fonts: shippedFonts() });
const document = withProof(sampleDocument(), newTownKey());
const usual = latticeOf(USUAL_PATCH);
if (usual === undefined) throw new Error('the usual patch is on the sheet');
const guard = guardOf(usual);

function composed(patch: number | undefined): Uint8Array {
  const made = composer.compose(document, { sample: false, backs: true, guard: patch });
  if (!made.ok) throw new Error(made.error.code);
  return made.value.pdf;
}

const ones = (bytes: Iterable<number>) => {
  let count = 0;
  for (const byte of bytes) for (let bit = byte; bit > 0; bit &= bit - 1) count += 1;
  return count;
};

describe('the lattice', () => {
  test('the word is at least 15 mm high, and every line of its picture as long as the others', () => {
    const inked = WORD.filter((line) => line.includes('#'));
    expect(inked.length * CELL * (25.4 / 600)).toBeGreaterThanOrEqual(15);
    expect(new Set(WORD.map((line) => line.length))).toEqual(new Set([2 * WORD.length]));
  });

  test.each(PATCH_NUMBERS)(
    'patch %i: four dots or one cluster, and nothing at the edge of a cell',
    (patch) => {
      const lattice = latticeOf(patch);
      if (lattice === undefined) throw new Error('it is on the sheet');
      const { ground, word } = cellsOf(lattice);
      expect(ones(ground)).toBe(4 * lattice.dot);
      expect((ones(word[0]) + ones(word[1])) / 2).toBe(lattice.cluster);
      expect(lattice.cluster).toBeLessThanOrEqual(LARGEST_CLUSTER);
      for (const cell of [ground, ...word]) {
        expect(cell).toHaveLength(CELL);
        expect([cell[0], cell[CELL - 1]]).toEqual([0, 0]);
        for (const row of cell) expect(row & 0b1000_0001).toBe(0);
      }
    },
  );

  test('numbers that are not on the sheet have none', () => {
    for (const patch of [0, 16, 1.5, -1]) expect(latticeOf(patch)).toBeUndefined();
    expect(() => composed(16)).toThrow(RangeError);
  });

  test('every cell of the page is wholly ground, wholly word, or white', () => {
    const { ground, word } = cellsOf(usual);
    const known = new Set([Array.from({ length: CELL }, () => 0), ground, ...word].map(String));
    const found = new Set<string>();
    let words = 0;
    for (let row = 0; row < PAGE_CELLS.rows; row += 1)
      for (let column = 0; column < PAGE_CELLS.columns; column += 1) {
        const lines = Array.from(
          { length: CELL },
          (_, line) => guard.bits[(row * CELL + line) * PAGE_CELLS.columns + column] ?? -1,
        );
        found.add(String(lines));
        if (pagePlan(column, row) === 'word') words += 1;
      }
    expect([...found].every((cell) => known.has(cell))).toBe(true);
    expect(words / (PAGE_CELLS.columns * PAGE_CELLS.rows)).toBeGreaterThan(0.1);
  });

  test('it is one object of the PDF, compressed once', () => {
    expect(Buffer.compare(inflateSync(guard.deflated), guard.bits)).toBe(0);
    const raw = Buffer.from(composed(USUAL_PATCH));
    const at = raw.indexOf(guard.deflated);
    expect(at).toBeGreaterThan(0);
    expect(raw.indexOf(guard.deflated, at + 1)).toBe(-1);
    expect(raw.includes('/PrintScaling /None')).toBe(true);
  });
});

test('a guarded paper is read back as one without', () => {
  const [plain, guarded] = [composed(undefined), composed(USUAL_PATCH)];
  expect(readBack(guarded)).toEqual(readBack(plain));
  expect(Buffer.compare(guarded, composed(USUAL_PATCH))).toBe(0);
});

describe.each(renderersHere())('as %s draws it at 600 dpi', (renderer) => {
  test('an empty page bears the guard pixel for pixel', () => {
    const imprint = {
      issueNumber: document.issueNumber,
      personKey: document.personKey,
      sides: 'one',
    } as const;
    const empty = { boxes: [], rules: [], pictures: [], bitmaps: [] };
    const pdf = paint(openFaces(shippedFonts()), [empty], new Date(0), imprint, { sample: false, guard });
    expect(differing(rasterOf(pdf, renderer), guard)).toBe(0);
  });

  test.each([
    ['front', 1],
    ['back', 2],
  ])('the %s of a certificate keeps every dot between its texts, and adds none', (_, page) => {
    const raster = rasterOf(composed(USUAL_PATCH), renderer, page);
    const empty = rasterOf(composed(undefined), renderer, page);
    const [bare, whole] = cellsWithoutInk(empty)
      .filter(isBesideMark)
      .reduce(
        ([bare, whole], cell) => {
          const [drawn, meant] = [bytesOf(raster, cell), bytesOf(guard, cell)];
          if (Buffer.compare(drawn, meant) === 0) return [bare, whole + 1];
          return ones(drawn) === 0 ? [bare + 1, whole] : [Infinity, whole];
        },
        [0, 0],
      );
    expect(whole).toBeGreaterThan(350_000);
    expect(bare).toBeLessThan(60_000);
  });
});

/** The latent mark comes with the guard, so that a page without guard has no ink there. */
function isBesideMark({ column, row }: Place): boolean {
  const [x, y] = [column * CELL * PIXEL, row * CELL * PIXEL];
  return x < MARK.x - 8 || y > MARK.y + MARK_SIDE * PIXEL + 8;
}

interface Place {
  readonly column: number;
  readonly row: number;
}

/** The cells in which a page without guard has no ink, and whose neighbours have none. */
function cellsWithoutInk(page: Bitmap): Place[] {
  const places: Place[] = [];
  for (let row = 1; row < PAGE_CELLS.rows - 1; row += 1)
    for (let column = 1; column < PAGE_CELLS.columns - 1; column += 1)
      if ([-1, 0, 1].every((down) => isBare(page, column, row + down))) places.push({ column, row });
  return places;
}

function isBare({ bits, width }: Bitmap, column: number, row: number): boolean {
  const stride = Math.ceil(width / 8);
  for (let line = row * CELL; line < (row + 1) * CELL; line += 1)
    for (let at = column - 1; at <= column + 1; at += 1)
      if ((bits[line * stride + at] ?? 0) !== 0) return false;
  return true;
}

function bytesOf({ bits, width }: Bitmap, { column, row }: Place): Uint8Array {
  const stride = Math.ceil(width / 8);
  return Uint8Array.from({ length: CELL }, (_, line) => bits[(row * CELL + line) * stride + column] ?? 0);
}

/** Pixels in which two pictures differ; a raster may be a column or a row larger than the page. */
function differing(raster: Bitmap, { bits, width, height }: Bitmap): number {
  const [stride, meant] = [Math.ceil(raster.width / 8), width / 8];
  let count = 0;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < meant; x += 1)
      count += ones([(raster.bits[y * stride + x] ?? 0) ^ (bits[y * meant + x] ?? 0)]);
  return count;
}
