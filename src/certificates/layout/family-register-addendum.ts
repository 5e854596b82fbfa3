import type { AddendumPerson, FamilyRegisterAddendum } from '../data/family-register-addendum.ts';
import type { CertificateDocument } from '../data.ts';
import { inJapaneseCalendar, printed } from '../era.ts';
import { certification, continued } from './foot.ts';
import { frame, grid } from './grid.ts';
import { LEFT_OUT, NOTHING } from './person-values.ts';
import { joined, LEFT, text, WIDTH } from './sheet.ts';
import type { Part } from './sheet.ts';
import { laidOut } from './strips.ts';
import type { Strip } from './strips.ts';
import { tableHead, tableRow } from './table.ts';
import type { Column } from './table.ts';

const HEAD_TOP = 30;
const HEAD_ROW = 8.5;
const BODY_TOP = HEAD_TOP + 3 * HEAD_ROW + 3;
const BOTTOM = 262;
const LAST_BOTTOM = 224;
const ROW = 7.5;
const COLUMNS: readonly Column[] = [
  { label: '番号', width: 12, align: 'center' },
  { label: '住所', width: 123 },
  { label: '住所を定めた年月日', width: 45 },
];

/** 戸籍の附票の写し: person by person, every address with the day from which it was held. */
export function addendumSheets(document: CertificateDocument, data: FamilyRegisterAddendum): Part[] {
  const strips = [
    ...data.persons.flatMap((person, index) => personStrips(data, person, index + 1)),
    closingStrip(),
  ];
  const sheets = laidOut(strips, { top: BODY_TOP, bottom: BOTTOM, lastBottom: LAST_BOTTOM });
  return sheets.map(({ part, bottom }, index) => {
    const last = index === sheets.length - 1;
    return joined([
      head(data),
      part,
      last ? certification(document, wording(data), Math.max(bottom + 5, 150)) : continued(BOTTOM + 2),
    ]);
  });
}

/** An item that it says it shows but does not hold; it must not be printed blank. */
export function addendumItemMissing({ shows, domicile, head: name, persons }: FamilyRegisterAddendum) {
  const missing = [
    shows.includes('domicile') && domicile === null && '本籍',
    shows.includes('domicile') && name === null && '筆頭者',
    shows.includes('residentCode') &&
      persons.some(({ residentCode }) => residentCode === null) &&
      '住民票コード',
    shows.includes('overseasVoter') &&
      persons.some(({ overseasVoter }) => overseasVoter === null) &&
      '在外選挙人名簿登録',
  ];
  return missing.find((item) => typeof item === 'string') ?? null;
}

function wording({ scope }: FamilyRegisterAddendum): string {
  return scope === 'whole'
    ? 'この写しは、戸籍の附票の全部の原本と相違ないことを証明する。'
    : 'この写しは、戸籍の附票の一部の原本と相違ないことを証明する。';
}

function head({ shows, domicile, head: name, made, remade }: FamilyRegisterAddendum): Part {
  const shown = shows.includes('domicile');
  const cell = (label: string, value: string, width: number) => ({
    label,
    labelWidth: 27,
    labelSize: 8.5,
    value,
    width: width - 27,
    size: 11,
  });
  return joined([
    text('標題', '戸籍の附票の写し', { x: 55, y: 13, width: 100, height: 11 }, { size: 20, align: 'spread' }),
    grid(LEFT, HEAD_TOP, [
      { height: HEAD_ROW, cells: [cell('本籍', shown ? (domicile ?? '') : LEFT_OUT, WIDTH)] },
      { height: HEAD_ROW, cells: [cell('筆頭者', shown ? (name ?? '') : LEFT_OUT, WIDTH)] },
      {
        height: HEAD_ROW,
        cells: [
          cell('編製日', printed(made, inJapaneseCalendar), WIDTH / 2),
          cell('改製日', remade === null ? NOTHING : printed(remade, inJapaneseCalendar), WIDTH / 2),
        ],
      },
    ]),
    frame({ x: LEFT, y: HEAD_TOP, width: WIDTH, height: 3 * HEAD_ROW }),
  ]);
}

function personStrips(
  { shows }: FamilyRegisterAddendum,
  person: AddendumPerson,
  number: number,
): readonly Strip[] {
  const { name, birth, sex, left, residentCode, overseasVoter, addresses } = person;
  const label = shows.includes('domicile') ? '名' : '氏名';
  const item = (title: string, value: string, width: number, labelWidth = 24) => ({
    label: title,
    labelWidth,
    value,
    width: width - labelWidth,
  });
  const rows = [
    [
      item(`${label}${left ? '（除籍）' : ''}`, name, 90, 27),
      item('生年月日', birth === null ? NOTHING : printed(birth, inJapaneseCalendar), 62),
      item('性別', sex ?? NOTHING, 28, 14),
    ],
    [
      item('住民票コード', shows.includes('residentCode') ? (residentCode ?? '') : LEFT_OUT, 90, 27),
      item('在外選挙人名簿登録', shows.includes('overseasVoter') ? (overseasVoter ?? '') : LEFT_OUT, 90, 38),
    ],
  ];
  const height = 8 + ROW;
  const block: Strip = {
    height: 2 + height + ROW,
    at: (top) =>
      joined([
        grid(LEFT, top + 2, [
          { height: 8, cells: rows[0] ?? [] },
          { height: ROW, cells: rows[1] ?? [] },
        ]),
        frame({ x: LEFT, y: top + 2, width: WIDTH, height }),
        tableHead(LEFT, top + 2 + height, COLUMNS, ROW),
      ]),
  };
  const history = addresses.map(({ address, settled }, index): Strip => ({
    height: ROW,
    at: (top) =>
      tableRow(
        LEFT,
        top,
        COLUMNS,
        [`${number}-${index + 1}`, address, printed(settled, inJapaneseCalendar)],
        { height: ROW, size: 9.5 },
      ),
  }));
  return [block, ...history];
}

function closingStrip(): Strip {
  const height = 8;
  return {
    height,
    at: (top) =>
      text('余白', '以下余白', { x: LEFT, y: top, width: WIDTH, height }, { size: 10, align: 'center' }),
  };
}
