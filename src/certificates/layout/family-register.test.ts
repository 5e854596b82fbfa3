import { expect, test } from 'vitest';

import { sampleDocument } from '../sample-document.ts';
import { familyRegisterSamples } from '../samples/family-register.ts';
import { familyRegisterSheets } from './family-register.ts';
import { LEFT } from './sheet.ts';
import type { Part } from './sheet.ts';

const LABELS = { from: LEFT, to: LEFT + 42 };
const BODY = { from: 48, to: 262 };

/** The texts beside the dividing line, from top to bottom. */
function labelsOf({ boxes }: Part): readonly { readonly text: string; readonly y: number }[] {
  return boxes
    .filter(({ x, y }) => x >= LABELS.from && x < LABELS.to && y >= BODY.from && y < BODY.to)
    .filter(({ text }) => text !== '')
    .map(({ text, y }) => ({ text, y }))
    .toSorted((a, b) => a.y - b.y);
}

const rows = ({ boxes }: Part): readonly number[] =>
  boxes.filter(({ text, y }) => text.startsWith('【') && y >= BODY.from).map(({ y }) => y);

test.each(familyRegisterSamples.map(({ name, data }) => ({ name, data })))(
  '$name: whatever stands first on a sheet says what it is about, and on a further sheet that it goes on',
  ({ data }) => {
    if (data.kind !== 'FamilyRegister') throw new Error('a sample of another kind');
    const sheets = familyRegisterSheets(sampleDocument(data), data);
    const heads = sheets.map((sheet) => ({
      row: Math.min(...rows(sheet)),
      label: labelsOf(sheet)[0],
    }));
    for (const { row, label } of heads) expect(label?.y).toBeLessThanOrEqual(row);
  },
);

test('what a sheet’s end has cut is named again, and what begins there is not said to go on', () => {
  const many = familyRegisterSamples.find(({ name }) => name === 'family-many-pages');
  if (many?.data.kind !== 'FamilyRegister') throw new Error('the sample of many pages is missing');
  const { data } = many;
  const firsts = familyRegisterSheets(sampleDocument(data), data).map((sheet) => labelsOf(sheet)[0]?.text);
  expect(firsts).toHaveLength(8);
  expect(firsts[0]).toBe('戸籍事項');
  expect(firsts.filter((text) => text?.endsWith('（続き）')).length).toBeGreaterThanOrEqual(3);
  const inside = familyRegisterSheets(sampleDocument(data), data).flatMap((sheet) =>
    labelsOf(sheet).slice(1),
  );
  expect(inside.filter(({ text }) => text.endsWith('（続き）'))).toEqual([]);
});

test('no heading and no line between persons ends a sheet, and a mark leaves room for the label that is said again', () => {
  const many = familyRegisterSamples.find(({ name }) => name === 'family-many-pages');
  if (many?.data.kind !== 'FamilyRegister') throw new Error('the sample of many pages is missing');
  const marked = many.data.members.map((member) => ({ ...member, left: true }));
  // Every place where a sheet may end is tried: each member has one line more than the one before.
  for (let more = 0; more < 40; more += 1) {
    const [first, ...others] = marked;
    if (!first) throw new Error('the sample of many pages has members');
    const parents = Array.from({ length: more }, () => ({ label: '父' as const, name: '見本太郎' }));
    const data = { ...many.data, members: [{ ...first, parents }, ...others] };
    for (const sheet of familyRegisterSheets(sampleDocument(data), data)) {
      const labels = labelsOf(sheet);
      const last = Math.max(...rows(sheet));
      expect(labels.filter(({ text, y }) => text === '身分事項' && y > last)).toEqual([]);
      const places = labels.map(({ y }) => Math.round(y));
      expect(new Set(places).size).toBe(places.length);
    }
  }
});
