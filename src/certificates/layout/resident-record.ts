import type { CertificateDocument } from '../data.ts';
import type { ResidentRecord } from '../data/resident-record.ts';
import { certification, continued } from './foot.ts';
import { frame, grid } from './grid.ts';
import { CITIZEN_FORM, FOREIGNER_FORM, slot, SLOT } from './person-slot.ts';
import { EMPTY, LEFT_OUT, ofCitizen, ofForeigner } from './person-values.ts';
import { joined, LEFT, text, WIDTH } from './sheet.ts';
import type { Part } from './sheet.ts';

/** Persons on one sheet of 世帯連記式. */
const PERSONS = 4;
const HEAD_TOP = 24;
const HEAD_ROW = 7.5;
const SLOTS_TOP = HEAD_TOP + 2 * HEAD_ROW + 2.5;
const GAP = 1.4;
const FOOT_TOP = SLOTS_TOP + PERSONS * (SLOT + GAP) + 3;

/** 住民票の写し, 世帯連記式: four persons to a sheet, 認証文 and seal on the last one only. */
export function residentRecordSheets(document: CertificateDocument, record: ResidentRecord): Part[] {
  const sheets = Math.ceil(record.persons.length / PERSONS);
  return Array.from({ length: sheets }, (_, sheet) =>
    joined([
      head(record),
      ...slots(record, sheet * PERSONS),
      sheet === sheets - 1 ? certification(document, wording(record), FOOT_TOP) : continued(FOOT_TOP),
    ]),
  );
}

/** An item that the record says it shows but does not hold. It must not be printed blank (住民記録システム標準仕様書 第3章: 空欄不可). */
export function recordItemMissing(record: ResidentRecord): string | null {
  const { shows, householder, persons } = record;
  const citizens = persons.filter(({ foreign }) => foreign === null);
  const missing = [
    shows.relationship && householder === null && '世帯主',
    shows.relationship && persons.some(({ relationship }) => relationship === null) && '続柄',
    shows.domicile && citizens.some(({ domicile }) => domicile === null) && '本籍',
    shows.domicile && citizens.some(({ familyHead }) => familyHead === null) && '筆頭者',
  ];
  return missing.find((item) => typeof item === 'string') ?? null;
}

function wording({ scope }: ResidentRecord): string {
  return scope === 'household'
    ? 'この写しは、世帯全員の住民票の原本と相違ないことを証明する。'
    : 'この写しは、住民票の原本と相違ないことを証明する。';
}

function head({ address, householder, shows }: ResidentRecord): Part {
  const row = (label: string, value: string) => ({
    height: HEAD_ROW,
    cells: [{ label, labelWidth: 31.5, value, width: WIDTH - 31.5, size: 11, labelSize: 8.5 }],
  });
  return joined([
    text('標題', '住民票', { x: 75, y: 10.5, width: 60, height: 10 }, { size: 20, align: 'spread' }),
    grid(LEFT, HEAD_TOP, [
      row('住所', address),
      row('世帯主', shows.relationship ? (householder ?? '') : LEFT_OUT),
    ]),
    frame({ x: LEFT, y: HEAD_TOP, width: WIDTH, height: 2 * HEAD_ROW }),
  ]);
}

function slots(record: ResidentRecord, first: number): Part[] {
  return Array.from({ length: PERSONS }, (_, place) => {
    const top = SLOTS_TOP + place * (SLOT + GAP);
    const person = record.persons[first + place];
    if (person === undefined) return emptySlot(first + place === record.persons.length, top);
    const number = String(first + place + 1);
    return person.foreign === null
      ? slot(CITIZEN_FORM, ofCitizen(record, person), number, top)
      : slot(FOREIGNER_FORM, ofForeigner(record, person, person.foreign), number, top);
  });
}

/** A slot that nobody takes keeps its frame and its labels; the first one says that nothing follows. */
function emptySlot(first: boolean, top: number): Part {
  return slot(CITIZEN_FORM, { ...EMPTY, 氏名: first ? '以下余白' : '' }, '', top);
}
