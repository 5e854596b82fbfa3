import { expect, test } from 'vitest';

import { RecordItem } from '#contract/kinds/household.ts';

import { CertificateData } from '../data.ts';
import type { HouseholdRecord } from '../data/household-record.ts';
import type { RecordedPerson } from '../data/recorded-person.ts';
import { sampleDocument, samplePerson, sampleRecord } from '../sample-document.ts';
import { householdItemMissing } from './household-record.ts';
import { recordedItemsSheets } from './recorded-items.ts';
import { residentRecordSheets } from './resident-record.ts';
import type { Part } from './sheet.ts';

const document = sampleDocument();
const citizen: RecordedPerson = {
  ...samplePerson,
  formerName: '仮名',
  formerNameReading: 'カメイ',
  myNumber: '000000000019',
};
const foreigner: RecordedPerson = {
  ...samplePerson,
  name: 'LI MIHON',
  reading: null,
  birth: { day: '1980-02-29' },
  relationship: '夫',
  myNumber: '000000000027',
  becameResident: { day: '2012-07-09' },
  settled: { day: '2018-08-01' },
  domicile: null,
  familyHead: null,
  foreign: {
    kanjiName: '李　見本',
    alias: '例示　一郎',
    aliasHistory: [
      {
        alias: '例示　一郎',
        recorded: { municipality: 'ひかり台町', day: { day: '2018-08-01' } },
        removed: null,
      },
    ],
    nationality: '中国',
    category: '中長期在留者',
    status: '技能',
    period: '3年',
    until: '2029-08-31',
    cardNumber: 'CD00000006EF',
    becameForeignResident: { day: '2012-07-09' },
  },
};
const whole: HouseholdRecord = {
  ...sampleRecord,
  shows: [...RecordItem.options],
  persons: [citizen, foreigner],
};

/** What the form says of each item, in the order in which it is read. */
function valuesOf(sheet: Part | undefined, item: string): string[] {
  const boxes = sheet?.boxes ?? [];
  return boxes.filter((box) => box.item === item && box.face === 'mincho').map(({ text }) => text);
}

const sheetOf = (record: Partial<HouseholdRecord>) =>
  residentRecordSheets(document, { kind: 'ResidentRecord', ...whole, ...record })[0];

test.each([
  ['氏名の振り仮名', 'ミホン ハナコ', ''],
  ['氏名', '見本 花子', 'LI MIHON'],
  ['個人番号', '000000000019', '000000000027'],
  ['住民票コード', '省略', '省略'],
  ['性別', '女', '女'],
  ['続柄', '世帯主', '夫'],
  ['住所を定めた年月日', '', '平成30年8月1日'],
  ['届出の年月日', '令和元年5月1日', '令和元年5月1日'],
  ['生年月日', '平成2年3月5日', '1980年2月29日'],
])('of everybody: %s', (item, first, second) => {
  expect(valuesOf(sheetOf({}), item).slice(0, 2)).toEqual([first, second]);
});

test.each([
  ['旧氏', '仮名'],
  ['旧氏の振り仮名', 'カメイ'],
  ['住民となった年月日', '平成31年4月30日'],
  ['本籍', 'まほろば県ひかり台町見本一丁目1番地'],
  ['筆頭者', '見本 花子'],
  ['備考', '＊＊＊'],
])('of a citizen: %s', (item, value) => {
  expect(valuesOf(sheetOf({}), item)[0]).toBe(value);
});

test.each([
  ['氏名（漢字）', '李　見本'],
  ['通称', '例示　一郎'],
  ['外国人住民となった年月日', '平成24年7月9日'],
  ['国籍・地域', '中国'],
  ['第30条の45の区分', '中長期在留者'],
  ['在留資格', '技能'],
  ['在留期間等', '3年'],
  ['在留期間の満了の日', '2029年8月31日'],
  ['在留カード等の番号', 'CD00000006EF'],
  ['通称の記載及び削除に関する事項', '例示　一郎（平成30年8月1日 ひかり台町 記載）'],
])('of a foreign resident: %s', (item, value) => {
  expect(valuesOf(sheetOf({}), item)).toEqual([value]);
});

test('nothing of what may be left out is printed where it is not shown, even if the data came along', () => {
  const [sheet] = recordedItemsSheets(document, { kind: 'RecordedItems', ...whole, shows: [] });
  const printed = (sheet?.boxes ?? []).filter(({ face }) => face === 'mincho');
  const bare = printed.map(({ text }) => text).join('\n');
  for (const hidden of [
    '0000000000',
    '世帯主',
    '中国',
    'CD0000',
    '技能',
    '平成24年',
    '平成31年',
    'ほのぼの町',
  ])
    expect(bare).not.toContain(hidden);
  for (const shown of ['LI MIHON', '李　見本', '例示　一郎', '1980年2月29日', '平成2年3月5日'])
    expect(bare).toContain(shown);
});

test('without 旧氏 nothing can be written in; a reading that is not registered is blank', () => {
  const plain = sheetOf({
    persons: [{ ...citizen, formerName: null, formerNameReading: null, reading: null }],
  });
  expect([valuesOf(plain, '旧氏')[0], valuesOf(plain, '旧氏の振り仮名')[0]]).toEqual(['＊＊＊', '＊＊＊']);
  expect(valuesOf(plain, '氏名の振り仮名')[0]).toBe('');
});

test.each([
  ['大正15年12月25日', '1926-12-25'],
  ['明治45年7月30日', '1912-07-30'],
  ['平成13年2月29日', '2001-02-28'],
  ['昭和20年頃（月日不詳）', '1945-07-01'],
  ['年月日不詳', '1900-01-01'],
])('a date that is a text is printed as registered: %s', (text, sortsAs) => {
  expect(valuesOf(sheetOf({ persons: [{ ...citizen, birth: { text, sortsAs } }] }), '生年月日')[0]).toBe(
    text,
  );
});

test.each<[HouseholdRecord['scope'], string, string]>([
  ['household', 'この写しは、世帯全員の住民票の原本と', '上記の事項が、世帯全員の住民票に'],
  ['part', 'この写しは、住民票の原本と', '上記の事項が、住民票に'],
  ['self', 'この写しは、住民票の原本と', '上記の事項が、住民票に'],
])('認証文 for %s', (scope, record, items) => {
  const [sheet] = recordedItemsSheets(document, { kind: 'RecordedItems', ...whole, scope });
  expect(valuesOf(sheetOf({ scope }), '認証文')[0]).toContain(record);
  expect(valuesOf(sheet, '認証文')[0]).toContain(items);
  expect(valuesOf(sheet, '標題')).toEqual(['住民票記載事項証明書']);
});

test('個人票 has one person on each sheet, and all of them count through', () => {
  const sheets = residentRecordSheets(document, { kind: 'ResidentRecord', ...whole, form: 'single' });
  expect(sheets.map((sheet) => valuesOf(sheet, '氏名'))).toEqual([['見本 花子'], ['LI MIHON']]);
  expect(sheets.map((sheet) => valuesOf(sheet, '番号'))).toEqual([['1'], ['2']]);
});

test.each<[string, RecordedPerson]>([
  ['続柄', { ...citizen, relationship: null }],
  ['本籍', { ...citizen, domicile: null }],
  ['筆頭者', { ...citizen, familyHead: null }],
  ['個人番号', { ...citizen, myNumber: null }],
  ['住民となった年月日', { ...citizen, becameResident: null }],
  ['国籍・地域', { ...foreigner, foreign: foreigner.foreign && { ...foreigner.foreign, nationality: null } }],
  [
    '第30条の45の区分',
    { ...foreigner, foreign: foreigner.foreign && { ...foreigner.foreign, category: null } },
  ],
])('%s is never printed blank where it is shown', (item, person) => {
  expect(householdItemMissing({ ...whole, persons: [person] })).toBe(item);
  expect(householdItemMissing({ ...whole, shows: [], persons: [person] })).toBeNull();
});

test.each([
  ['a 続柄 that is no word of the register', { relationship: '孫' }],
  ['a 個人番号 of eleven digits', { myNumber: '00000000001' }],
  ['a day that no calendar has, as a day', { birth: { day: '2001-02-29' } }],
  ['an empty name', { name: '' }],
])('the schema refuses %s', (_, changes) => {
  const data = { kind: 'ResidentRecord', ...whole, persons: [{ ...citizen, ...changes }] };
  expect(CertificateData.safeParse(data).success).toBe(false);
  expect(CertificateData.safeParse({ kind: 'ResidentRecord', ...whole }).success).toBe(true);
});
