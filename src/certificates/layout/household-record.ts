import type { CertificateDocument } from '../data.ts';
import type { HouseholdRecord } from '../data/household-record.ts';
import type { RecordedPerson } from '../data/recorded-person.ts';
import { aliasAnnex } from './alias-annex.ts';
import { certification, continued } from './foot.ts';
import { frame, grid } from './grid.ts';
import { CITIZEN_FORM, FOREIGNER_FORM, JOINT, SINGLE, slot } from './person-slot.ts';
import { EMPTY, LEFT_OUT, ofCitizen, ofForeigner } from './person-values.ts';
import { joined, LEFT, text, WIDTH } from './sheet.ts';
import type { Area, Part } from './sheet.ts';

/** Persons on one sheet of 世帯連記式. */
const PERSONS = 4;
const HEAD_TOP = 24;
const HEAD_ROW = 7.5;
const SLOTS_TOP = HEAD_TOP + 2 * HEAD_ROW + 2.5;
const GAP = 1.5;
const FOOT_TOP = SLOTS_TOP + PERSONS * (JOINT.height + GAP) + 3;

/** What one kind of certificate calls itself and certifies. */
export interface Words {
  readonly title: string;
  /** Where the title stands, mm. */
  readonly titleArea: Area;
  readonly certifies: string;
}

/** A record of a household on its form, with 別紙 where it needs one: 認証文 and seal on the last sheet only. */
export function householdSheets(
  document: CertificateDocument,
  record: HouseholdRecord,
  words: Words,
): Part[] {
  const each = record.form === 'joint' ? PERSONS : 1;
  const forms = Array.from({ length: Math.ceil(record.persons.length / each) }, (_, sheet) =>
    joined([
      head(record, words),
      ...(record.form === 'joint' ? slots(record, sheet * PERSONS) : whole(record, sheet)),
    ]),
  );
  const sheets = [...forms, ...aliasAnnex(record)];
  return sheets.map((sheet, index) => {
    const last = index === sheets.length - 1;
    return joined([sheet, last ? certification(document, words.certifies, FOOT_TOP) : continued(FOOT_TOP)]);
  });
}

function head({ address, householder, shows }: HouseholdRecord, { title, titleArea }: Words): Part {
  const row = (label: string, value: string) => ({
    height: HEAD_ROW,
    cells: [{ label, labelWidth: 31.5, value, width: WIDTH - 31.5, size: 11, labelSize: 8.5 }],
  });
  return joined([
    text('標題', title, titleArea, { size: 20, align: 'spread' }),
    grid(LEFT, HEAD_TOP, [
      row('住所', address),
      row('世帯主', shows.includes('relationship') ? (householder ?? '') : LEFT_OUT),
    ]),
    frame({ x: LEFT, y: HEAD_TOP, width: WIDTH, height: 2 * HEAD_ROW }),
  ]);
}

function slots(record: HouseholdRecord, first: number): Part[] {
  return Array.from({ length: PERSONS }, (_, place) => {
    const top = SLOTS_TOP + place * (JOINT.height + GAP);
    const person = record.persons[first + place];
    if (person === undefined) return emptySlot(first + place === record.persons.length, top);
    return filled(record, person, first + place, top, JOINT);
  });
}

/** A slot that nobody takes keeps its frame and its labels; the first one says that nothing follows. */
function emptySlot(first: boolean, top: number): Part {
  return slot(CITIZEN_FORM, { ...EMPTY, 氏名: first ? '以下余白' : '' }, '', top, JOINT);
}

/** 個人票 */
function whole(record: HouseholdRecord, index: number): Part[] {
  const person = record.persons[index];
  return person === undefined ? [] : [filled(record, person, index, SLOTS_TOP, SINGLE)];
}

function filled(
  { shows }: HouseholdRecord,
  person: RecordedPerson,
  index: number,
  top: number,
  build: typeof JOINT,
): Part {
  const number = String(index + 1);
  return person.foreign === null
    ? slot(CITIZEN_FORM, ofCitizen(shows, person), number, top, build)
    : slot(FOREIGNER_FORM, ofForeigner(shows, person, person.foreign), number, top, build);
}

/** An item that the record says it shows but does not hold. It must not be printed blank (住民記録システム標準仕様書 第3章: 空欄不可). */
export function householdItemMissing({ shows, householder, persons }: HouseholdRecord): string | null {
  const citizens = persons.filter(({ foreign }) => foreign === null);
  const foreigners = persons.flatMap(({ foreign }) => foreign ?? []);
  const needed: readonly (readonly [HouseholdRecord['shows'][number], string, boolean])[] = [
    ['relationship', '世帯主', householder !== null],
    ['relationship', '続柄', persons.every(({ relationship }) => relationship !== null)],
    ['domicile', '本籍', citizens.every(({ domicile }) => domicile !== null)],
    ['domicile', '筆頭者', citizens.every(({ familyHead }) => familyHead !== null)],
    ['myNumber', '個人番号', persons.every(({ myNumber }) => myNumber !== null)],
    ['dates', '住民となった年月日', citizens.every(({ becameResident }) => becameResident !== null)],
    [
      'dates',
      '外国人住民となった年月日',
      foreigners.every(({ becameForeignResident }) => becameForeignResident !== null),
    ],
    ['nationality', '国籍・地域', foreigners.every(({ nationality }) => nationality !== null)],
    ['residence', '第30条の45の区分', foreigners.every(({ category }) => category !== null)],
  ];
  return needed.find(([shown, , there]) => shows.includes(shown) && !there)?.[1] ?? null;
}
