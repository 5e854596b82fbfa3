import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { USUAL_PATCH } from '#certificates/guard/patches.ts';

import { calibrationDue, keepCalibration, patchOf, readCalibration } from './calibration.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'mado-guard-'));
const chosen = {
  patch: 7,
  at: 1_000,
  supplies: [
    { name: 'toner', percent: 30 },
    { name: 'drum', percent: 80 },
  ],
};

test('what staff chose is kept, and until then the usual patch is printed', () => {
  const data = folder();
  expect(patchOf(data)).toBe(USUAL_PATCH);
  expect(keepCalibration(data, chosen)).toBe(true);
  expect(readdirSync(data)).toEqual(['guard.json']);
  expect(readCalibration(data)).toEqual(chosen);
  expect(patchOf(data)).toBe(7);
});

test.each(['', '{', '{"patch":16,"at":1,"supplies":[]}'])(
  'a damaged file is not taken for one that was never there: %j',
  (content) => {
    const data = folder();
    writeFileSync(join(data, 'guard.json'), content);
    const kept = readCalibration(data);
    expect(kept).toBe('damaged');
    expect(calibrationDue(kept, [])).toBe('damaged');
    expect(patchOf(data)).toBe(USUAL_PATCH);
  },
);

test('a choice that the disk does not take is not said to be kept', () => {
  expect(keepCalibration(join(folder(), 'gone'), chosen)).toBe(false);
});

test('a number that is not on the sheet is not kept', () => {
  expect(() => keepCalibration(folder(), { ...chosen, patch: 16 })).toThrow('patch');
});

test.each([
  ['as it was', [{ name: 'toner', percent: 30 }], undefined],
  ['used up', [{ name: 'toner', percent: 2 }], undefined],
  ['read a little differently', [{ name: 'toner', percent: 49 }], undefined],
  ['a new cartridge', [{ name: 'toner', percent: 50 }], 'suppliesChanged'],
  ['another kind of cartridge', [{ name: 'toner XL', percent: 10 }], 'suppliesChanged'],
  ['a new drum', [{ name: 'drum', percent: 100 }], 'suppliesChanged'],
  ['a printer that says nothing', [], undefined],
])('%s', (_, supplies, due) => {
  expect(calibrationDue(chosen, supplies)).toBe(due);
});

test('a printer that was never calibrated is due', () => {
  expect(calibrationDue(readCalibration(folder()), [])).toBe('never');
});
