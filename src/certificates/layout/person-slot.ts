import { frame, grid } from './grid.ts';
import type { Cell, Row } from './grid.ts';
import { joined, LEFT, text, WIDTH } from './sheet.ts';
import type { Part } from './sheet.ts';

/** One fortieth of the form's width, mm: every column is a multiple of it. */
const UNIT = 4.5;
const NUMBER_COLUMN = 2 * UNIT;
const NAME_ROW = 7.6;
const OTHER_ROW = 4.75;
/** The height of one person's slot, mm: the row of the name and eight others. */
export const SLOT = NAME_ROW + 8 * OTHER_ROW;

/** The items of a slot, row by row. */
type Form<Item extends string> = readonly (readonly Item[])[];

export const CITIZEN_FORM = [
  ['氏名の振り仮名', '個人番号'],
  ['氏名', '住民票コード'],
  ['旧氏', '住民となった年月日'],
  ['生年月日', '性別', '住所を定めた年月日'],
  ['続柄', '届出の年月日'],
  ['本籍'],
  ['筆頭者'],
  ['転入前住所'],
  ['備考'],
] as const satisfies Form<string>;
export type CitizenItem = (typeof CITIZEN_FORM)[number][number];

/** 外国人住民 (住民基本台帳法30条の45) */
export const FOREIGNER_FORM = [
  ['氏名の振り仮名', '個人番号'],
  ['氏名', '住民票コード'],
  ['通称', '外国人住民となった年月日'],
  ['生年月日', '性別', '住所を定めた年月日'],
  ['続柄', '届出の年月日'],
  ['国籍・地域', '第30条の45の区分'],
  ['在留資格', '在留カード等の番号'],
  ['在留期間等', '在留期間の満了の日'],
  ['転入前住所'],
] as const satisfies Form<string>;
export type ForeignerItem = (typeof FOREIGNER_FORM)[number][number];

/** One person's slot (世帯連記式の一人分); `number` counts the persons, `top` in mm. */
export function slot<Item extends string>(
  form: Form<Item>,
  values: Readonly<Record<Item, string>>,
  number: string,
  top: number,
): Part {
  const area = { x: LEFT, y: top, width: WIDTH, height: SLOT };
  return joined([
    text('番号', number, { ...area, width: NUMBER_COLUMN }, { size: 11, align: 'center' }),
    grid(
      LEFT + NUMBER_COLUMN,
      top,
      form.map((items) => row(items, values)),
    ),
    frame(area),
  ]);
}

function row<Item extends string>(items: readonly Item[], values: Readonly<Record<Item, string>>): Row {
  const widths = WIDTHS[items.length];
  if (widths === undefined) throw new RangeError('a row has one to three items');
  const cells = items.map((item, index): Cell => {
    const [label = 0, value = 0] = widths[index] ?? [];
    return {
      label: item,
      labelWidth: label * UNIT,
      value: values[item],
      width: value * UNIT,
      ...(item === '氏名' && { size: 13 }),
      ...(item === '性別' && { align: 'center' }),
    };
  });
  return { height: items.some((item) => item === '氏名') ? NAME_ROW : OTHER_ROW, cells };
}

/** Columns of label and value, in units, for a row of one, two or three items. */
const WIDTHS: Readonly<Record<number, readonly (readonly [label: number, value: number])[]>> = {
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
