import type { Area, Part, Rule, TextBox } from './sheet.ts';
import { joined, text } from './sheet.ts';

const THIN = 0.3;
const FRAME = 0.8;
/** Between a rule and the text beside it, mm. */
const PADDING = 1.5;

/** One item of a form: its label and its value side by side. Widths in mm, type size in pt. */
export interface Cell {
  readonly label: string;
  readonly labelWidth: number;
  readonly value: string;
  readonly width: number;
  readonly size?: number;
  readonly least?: number;
  readonly labelSize?: number;
  readonly align?: TextBox['align'];
}

export interface Row {
  readonly height: number;
  readonly cells: readonly Cell[];
}

/** A table of labelled values with its rules, set row by row from its top left corner (mm). */
export function grid(x: number, y: number, rows: readonly Row[]): Part {
  const parts: Part[] = [];
  let top = y;
  for (const { height, cells } of rows) {
    let left = x;
    for (const each of cells) {
      const width = each.labelWidth + each.width;
      parts.push(cell(each, { x: left, y: top, width, height }));
      left += width;
    }
    top += height;
  }
  return joined(parts);
}

/** A heavier frame around an area. */
export function frame(area: Area): Part {
  return { boxes: [], rules: outline(area, FRAME), pictures: [] };
}

function cell(
  { label, labelWidth, labelSize = 7, value, width, size = 9.5, align = 'left', least }: Cell,
  area: Area,
): Part {
  const beside = area.x + labelWidth;
  const rules = [...outline(area, THIN), vertical(beside, area.y, area.height, THIN)];
  const look = { size, align, ...(least !== undefined && { least }) };
  return joined([
    { boxes: [], rules, pictures: [] },
    labelIn(label, { ...area, width: labelWidth }, labelSize),
    text(label, value, inside({ ...area, x: beside, width }), look),
  ]);
}

/** The name of an item, small, spread over the width of its cell. */
export function labelIn(label: string, area: Area, size: number): Part {
  return text(label, label, inside(area), { size, face: 'gothic', align: 'spread', least: 4.8 });
}

function inside(area: Area): Area {
  return { ...area, x: area.x + PADDING, width: area.width - 2 * PADDING };
}

/** The four sides of an area; `weight` in pt. */
export function outline({ x, y, width, height }: Area, weight: number): Rule[] {
  return [
    { from: [x, y], to: [x + width, y], weight },
    { from: [x, y + height], to: [x + width, y + height], weight },
    vertical(x, y, height, weight),
    vertical(x + width, y, height, weight),
  ];
}

function vertical(x: number, y: number, height: number, weight: number): Rule {
  return { from: [x, y], to: [x, y + height], weight };
}
