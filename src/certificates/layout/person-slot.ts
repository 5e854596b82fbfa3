import { frame, grid } from './grid.ts';
import type { Cell, Row } from './grid.ts';
import { joined, LEFT, text, WIDTH } from './sheet.ts';
import type { Part } from './sheet.ts';

/** One fortieth of the form's width, mm: every column is a multiple of it. */
const UNIT = 4.5;
const NUMBER_COLUMN = 2 * UNIT;

/** How large one person's part of a form is: heights in mm, type relative to 世帯連記式. */
export interface Build {
  /** The whole of it; rows that have no height of their own share what is left. */
  readonly height: number;
  readonly reading: number;
  readonly name: number;
  readonly type: number;
  readonly label: number;
}

/** 世帯連記式: a quarter of a sheet. A long reading takes two lines, a name is large. */
export const JOINT: Build = { height: 45.4, reading: 5.4, name: 7, type: 1, label: 7 };
/** 個人票: one person on a sheet. */
export const SINGLE: Build = { height: 150, reading: 11, name: 19, type: 1.3, label: 7.5 };

/** The largest type that sits well in a row, pt per mm of its height. */
const AIRY = 2.1;

/** How an item is set where it is not set as the others are. Readings are ruby, and as small as ruby may be. */
const LOOKS: Readonly<Record<string, Partial<Pick<Cell, 'size' | 'least' | 'align'>>>> = {
  氏名の振り仮名: { size: 9, least: 5.5 },
  旧氏の振り仮名: { size: 9, least: 5.5 },
  氏名: { size: 13, least: 6.5 },
  筆頭者: { least: 5.5 },
  通称の記載及び削除に関する事項: { size: 8.5, least: 5.5 },
  性別: { align: 'center' },
};

/** The items of a person, row by row. */
type Form<Item extends string> = readonly (readonly Item[])[];

export const CITIZEN_FORM = [
  ['氏名の振り仮名', '個人番号'],
  ['氏名', '住民票コード'],
  ['旧氏の振り仮名', '住民となった年月日'],
  ['旧氏', '住所を定めた年月日'],
  ['生年月日', '性別', '届出の年月日'],
  ['続柄', '筆頭者'],
  ['本籍'],
  ['転入前住所'],
  ['備考'],
] as const satisfies Form<string>;
export type CitizenItem = (typeof CITIZEN_FORM)[number][number];

/** 外国人住民 (住民基本台帳法30条の45) */
export const FOREIGNER_FORM = [
  ['氏名の振り仮名', '個人番号'],
  ['氏名', '住民票コード'],
  ['氏名（漢字）', '外国人住民となった年月日'],
  ['通称', '住所を定めた年月日'],
  ['生年月日', '性別', '届出の年月日'],
  ['国籍・地域', '第30条の45の区分'],
  ['続柄', '在留カード等の番号'],
  ['在留資格', '在留期間等', '在留期間の満了の日'],
  ['通称の記載及び削除に関する事項'],
  ['転入前住所'],
] as const satisfies Form<string>;
export type ForeignerItem = (typeof FOREIGNER_FORM)[number][number];

/** One person's part of the form (世帯連記式の一人分, or 個人票); `number` counts the persons, `top` in mm. */
export function slot<Item extends string>(
  form: Form<Item>,
  values: Readonly<Record<Item, string>>,
  number: string,
  top: number,
  build: Build,
): Part {
  const area = { x: LEFT, y: top, width: WIDTH, height: build.height };
  const plain = (build.height - build.reading - build.name) / (form.length - 2);
  const heights: Readonly<Record<string, number>> = { 氏名の振り仮名: build.reading, 氏名: build.name };
  return joined([
    text('番号', number, { ...area, width: NUMBER_COLUMN }, { size: 11, align: 'center' }),
    grid(
      LEFT + NUMBER_COLUMN,
      top,
      form.map((items): Row => ({
        height: heights[items[0] ?? ''] ?? plain,
        cells: cells(items, values, build, plain),
      })),
    ),
    frame(area),
  ]);
}

function cells<Item extends string>(
  items: readonly Item[],
  values: Readonly<Record<Item, string>>,
  build: Build,
  row: number,
): readonly Cell[] {
  const widths = WIDTHS[items.join()] ?? COLUMNS[items.length];
  if (widths === undefined) throw new RangeError('a row has one to three items');
  return items.map((item, index): Cell => {
    const [label = 0, value = 0] = widths[index] ?? [];
    const { size = 9.5, least, align } = LOOKS[item] ?? {};
    return {
      label: item,
      labelWidth: label * UNIT,
      labelSize: build.label,
      value: values[item],
      width: value * UNIT,
      size: item === '氏名' ? size * build.type : Math.min(size * build.type, row * AIRY),
      ...(least !== undefined && { least }),
      ...(align !== undefined && { align }),
    };
  });
}

type Widths = readonly (readonly [label: number, value: number])[];

/** Columns of label and value, in units, for a row of one, two or three items. */
const COLUMNS: Readonly<Record<number, Widths>> = {
  1: [[5, 33]],
  2: [
    [5, 15.5],
    [7, 10.5],
  ],
  3: [
    [5, 9],
    [2.5, 4],
    [7, 10.5],
  ],
};

/** Rows that divide otherwise: a name of more than forty characters has its place behind a short 続柄. */
const WIDTHS: Readonly<Record<string, Widths>> = {
  '続柄,筆頭者': [
    [5, 9],
    [2.5, 21.5],
  ],
  '在留資格,在留期間等,在留期間の満了の日': [
    [5, 9],
    [4, 5],
    [6, 9],
  ],
  通称の記載及び削除に関する事項: [[9, 29]],
};
