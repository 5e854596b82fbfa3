import { expect, test } from 'vitest';

import { bearsMyNumber } from './my-number.ts';
import { samplePerson, sampleRecord, sampleSealRegistration } from './sample-document.ts';

const numbered = { ...samplePerson, myNumber: '000000000019' };

test('whoever’s 個人番号 it is, the paper bears one', () => {
  expect(bearsMyNumber({ ...sampleRecord, persons: [samplePerson, numbered] })).toBe(true);
  expect(bearsMyNumber({ ...sampleRecord, kind: 'RecordedItems', persons: [numbered] })).toBe(true);
});

test('and otherwise it bears none', () => {
  expect(bearsMyNumber(sampleRecord)).toBe(false);
  expect(bearsMyNumber(sampleSealRegistration)).toBe(false);
});
