import { expect, test } from 'vitest';

import { bare, piecesOf, speller } from './spell.ts';

const spell = speller({
  証明: 'しょうめい',
  証明書: 'しょうめいしょ',
  人: 'ひと',
  '1人': 'ひとり',
  読み取る: '{読|よ}み{取|と}る',
});

test.each([
  ['', []],
  ['カード', [{ text: 'カード' }]],
  ['{漢字|かんじ}', [{ text: '漢字', reading: 'かんじ' }]],
  ['この{方|かた}へ', [{ text: 'この' }, { text: '方', reading: 'かた' }, { text: 'へ' }]],
  ['{方|}と{方', [{ text: '{方|}と{方' }]],
])('%j comes apart', (marked, pieces) => {
  expect(piecesOf(marked)).toEqual(pieces);
});

test.each([
  ['{町|まち}の{役場|やくば}', '町の役場'],
  ['plain {{count}}', 'plain {{count}}'],
])('%j without its readings is %j', (marked, text) => {
  expect(bare(marked)).toBe(text);
});

test('the longest word is read, and what is marked keeps its own reading', () => {
  expect(spell('証明書の1人')).toEqual([
    { text: '証明書', reading: 'しょうめいしょ' },
    { text: 'の' },
    { text: '1人', reading: 'ひとり' },
  ]);
  expect(spell('{人|にん}と人')).toEqual([
    { text: '人', reading: 'にん' },
    { text: 'と' },
    { text: '人', reading: 'ひと' },
  ]);
});

test('a word that is only partly kanji has its readings above these', () => {
  expect(spell('読み取る')).toEqual([
    { text: '読', reading: 'よ' },
    { text: 'み' },
    { text: '取', reading: 'と' },
    { text: 'る' },
  ]);
});

test('what stands in no list is left as it is', () => {
  expect(spell('鮪の証明')).toEqual([{ text: '鮪の' }, { text: '証明', reading: 'しょうめい' }]);
});
