import { assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';

import type { RecordedPerson } from '../data/recorded-person.ts';
import type { ResidentRecord } from '../data/resident-record.ts';
import { sampleDocument, samplePerson, sampleRecord, sampleSealRegistration } from '../sample-document.ts';
import { disorderIn } from './disorder.ts';
import { issueLine, madeUpLine } from './foot.ts';
import { residentRecordSheets } from './resident-record.ts';
import { sealRegistrationSheet } from './seal-registration.ts';
import { joined } from './sheet.ts';
import type { Part } from './sheet.ts';

const document = sampleDocument();
const foreigner: RecordedPerson = {
  ...samplePerson,
  foreign: {
    kanjiName: null,
    aliasHistory: [],
    nationality: '見本国',
    category: '特別永住者',
    status: null,
    period: null,
    until: null,
    cardNumber: null,
    alias: null,
    becameForeignResident: { day: '2020-10-01' },
  },
};

const withAliases = (count: number): RecordedPerson => ({
  ...foreigner,
  foreign: foreigner.foreign && {
    ...foreigner.foreign,
    aliasHistory: Array.from({ length: count }, (_, index) => ({
      alias: `見本　${index}郎`,
      recorded: { municipality: 'まほろば県ひかり台町', day: { day: '2020-10-01' } },
      removed: { municipality: 'まほろば県さんぷる市', day: { day: '2021-10-01' } },
    })),
  },
});

const withFoot = (part: Part) => joined([part, issueLine(document, 1, 1), madeUpLine()]);
const textsOf = (part: Part | undefined) => part?.boxes.map(({ text }) => text) ?? [];
const certifies = (part: Part | undefined) => textsOf(part).some((text) => text.startsWith('この写しは'));

test('on every household, each text has a place of its own within the sheet', () => {
  const households = record({
    citizens: integer({ min: 1, max: 7 }),
    foreigners: integer({ min: 0, max: 5 }),
    scope: constantFrom<ResidentRecord['scope']>('self', 'part', 'household'),
    form: constantFrom<ResidentRecord['form']>('joint', 'single'),
    aliases: integer({ min: 0, max: 12 }),
    sealWidth: integer({ min: 8, max: 25 }),
  });
  assert(
    property(households, ({ citizens, foreigners, scope, form, aliases, sealWidth }) => {
      const persons = [
        ...Array.from({ length: citizens }, () => samplePerson),
        ...Array.from({ length: foreigners }, () => withAliases(aliases)),
      ];
      const { authority } = document;
      const sealed = {
        ...document,
        authority: { ...authority, seal: { ...authority.seal, width: sealWidth } },
      };
      const shows = [...sampleRecord.shows, 'aliasHistory' as const];
      const sheets = residentRecordSheets(sealed, { ...sampleRecord, form, shows, scope, persons });
      const annexes = aliases > 1 ? Math.ceil((foreigners * aliases) / 13) : 0;
      expect(sheets).toHaveLength(Math.ceil(persons.length / (form === 'joint' ? 4 : 1)) + annexes);
      expect(sheets.map(certifies).indexOf(true)).toBe(sheets.length - 1);
      expect(sheets.map(withFoot).flatMap(disorderIn)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('on 印鑑登録証明書, too, with the largest seals', () => {
  const seal = { ...sampleSealRegistration.seal, width: 25, height: 25 };
  const sheet = sealRegistrationSheet(document, { ...sampleSealRegistration, seal });
  expect(disorderIn(withFoot(sheet))).toEqual([]);
});

test('only the last page certifies; the others say that there is more', () => {
  const persons = Array.from({ length: 9 }, () => samplePerson);
  const sheets = residentRecordSheets(document, { ...sampleRecord, persons });
  expect(sheets.map(certifies)).toEqual([false, false, true]);
  expect(sheets.map((sheet) => textsOf(sheet).includes('(次の頁へ続く)'))).toEqual([true, true, false]);
  expect(sheets.map(({ pictures }) => pictures.length)).toEqual([0, 0, 1]);
});

test.each<[ResidentRecord['scope'], string]>([
  ['household', 'この写しは、世帯全員の住民票の原本と相違ないことを証明する。'],
  ['self', 'この写しは、住民票の原本と相違ないことを証明する。'],
])('認証文 for %s', (scope, wording) => {
  expect(textsOf(residentRecordSheets(document, { ...sampleRecord, scope })[0])).toContain(wording);
});

test('what is left out says 省略, even if the data came along', () => {
  const values = residentRecordSheets(document, { ...sampleRecord, shows: [] })[0]?.boxes ?? [];
  const of = (item: string) =>
    values.filter((box) => box.item === item && box.face === 'mincho').map(({ text }) => text);
  expect(of('世帯主')).toEqual(['省略']);
  expect(of('続柄')).toEqual(['省略', '', '', '']);
  expect(of('本籍')).toEqual(['省略', '', '', '']);
  expect(of('筆頭者')).toEqual(['省略', '', '', '']);
});

test('empty slots keep their labels, and the first says that nothing follows', () => {
  const [sheet] = residentRecordSheets(document, { ...sampleRecord, persons: [samplePerson, samplePerson] });
  expect(textsOf(sheet).filter((text) => text === '以下余白')).toHaveLength(1);
  expect(textsOf(sheet).filter((text) => text === '転入前住所')).toHaveLength(4);
});

test('a foreign resident is born in the western calendar and became a resident in the Japanese one', () => {
  const texts = textsOf(residentRecordSheets(document, { ...sampleRecord, persons: [foreigner] })[0]);
  expect(texts).toContain('1990年3月5日');
  expect(texts).toContain('令和2年10月1日');
  expect(texts).not.toContain('平成2年3月5日');
});

test('the head is written prefecture first, and the town only once', () => {
  expect(textsOf(residentRecordSheets(document, sampleRecord)[0])).toContain(
    'まほろば県ひかり台町長　見本 太郎',
  );
});
