import { expect, test } from 'vitest';

import { patchBitmap, PATCH, patchIsWord } from '#certificates/guard/calibration-sheet.ts';
import { USUAL_PATCH } from '#certificates/guard/patches.ts';

import { FAITHFUL, ORDINARY } from '../copy/copiers.ts';
import { ENGINES, printed } from '../copy/engine.ts';
import { copyDifference, filmLooksRight, originalDifference } from '../copy/film.ts';
import { lightness, lightOf, spread } from '../copy/light.ts';
import { measured } from '../copy/measure.ts';
import { calibrated, copyTrials, differenceOf, greyWatermark } from '../copy/trial.ts';

// A slice of the simulation; `npm run bench:paper` runs all of it and writes docs/paper.md.

test('the measure reads nothing where nothing is, and a drawn step as what it is', () => {
  const [width, height] = [PATCH.columns * 8, PATCH.rows * 8];
  const cellsOf = (at: number) => [Math.floor((at % width) / 8), Math.floor(at / width / 8)] as const;
  const flat = lightOf(width, height, () => 0.6);
  expect(measured(flat, patchIsWord).difference).toBeCloseTo(0);
  const drawn = lightOf(width, height, (at) => (patchIsWord(...cellsOf(at)) ? 0.5 : 0.6));
  expect(measured(drawn, patchIsWord).difference).toBeCloseTo(lightness(0.6) - lightness(0.5));
});

test('a blur keeps the light that there is', () => {
  const light = spread(
    lightOf(64, 64, (at) => (at === 32 * 64 + 32 ? 1 : 0)),
    2,
  );
  expect(light.data.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 3);
});

test('a calibrated original hides the word, an ordinary copy shows it, and a faithful one does not', () => {
  const paper = printed(patchBitmap(USUAL_PATCH), ENGINES.nominal);
  expect(Math.abs(measured(paper, patchIsWord).difference)).toBeLessThanOrEqual(0.5);
  const { automatic, text } = ORDINARY;
  for (const copy of Object.values(copyTrials(paper, patchIsWord, { automatic, text }, false)))
    expect(copy.difference).toBeGreaterThanOrEqual(2);
  const { photo } = FAITHFUL;
  for (const copy of Object.values(copyTrials(paper, patchIsWord, { photo }, false)))
    expect(Math.abs(copy.difference)).toBeLessThan(1);
});

test.each(Object.entries(ENGINES))('%s: the sheet has a patch in which the word is not seen', (_, engine) => {
  expect(Math.abs(differenceOf(calibrated(engine), engine))).toBeLessThanOrEqual(0.5);
});

test('an engine that is not calibrated is found out', () => {
  expect(Math.abs(differenceOf(USUAL_PATCH, ENGINES.light))).toBeGreaterThan(1);
  expect(Math.abs(differenceOf(USUAL_PATCH, ENGINES.heavy))).toBeGreaterThan(1);
});

test('a grey watermark is seen in the original', () => {
  const paper = printed(greyWatermark(patchIsWord, PATCH, 8), ENGINES.nominal);
  expect(measured(paper, patchIsWord).difference).toBeGreaterThan(5);
});

test('the latent mark stands out under the film at least twice as much in an original as in a copy', () => {
  expect(filmLooksRight()).toBe(true);
  const original = originalDifference(ENGINES.nominal);
  expect(original).toBeGreaterThan(6);
  expect(copyDifference(ENGINES.nominal, ORDINARY.text) * 2).toBeLessThan(original);
});
