import { outline } from './grid.ts';
import { joined, text } from './sheet.ts';
import type { Part, TextBox } from './sheet.ts';

const THIN = 0.3;
const PADDING = 1.5;

/** One column of a table: what stands at its head, its width in mm, and where its values stand. */
export interface Column {
  readonly label: string;
  readonly width: number;
  readonly align?: TextBox['align'];
}

/** The head of a table, one row high (mm). */
export function tableHead(x: number, y: number, columns: readonly Column[], height: number): Part {
  return tableRow(
    x,
    y,
    columns.map((column) => ({ ...column, align: 'center' })),
    columns.map(({ label }) => label),
    { height, size: 8, face: 'gothic' },
  );
}

/** One row of values, in the order of the columns; `height` in mm. */
export function tableRow(
  x: number,
  y: number,
  columns: readonly Column[],
  values: readonly string[],
  look: { readonly height: number; readonly size: number; readonly face?: TextBox['face'] },
): Part {
  const { height, size, face = 'mincho' } = look;
  let left = x;
  const cells = columns.map(({ label, width, align = 'left' }, index): Part => {
    const area = { x: left, y, width, height };
    left += width;
    return joined([
      { boxes: [], rules: outline(area, THIN), pictures: [] },
      text(
        label,
        values[index] ?? '',
        { ...area, x: area.x + PADDING, width: width - 2 * PADDING },
        { size, align, face },
      ),
    ]);
  });
  return joined(cells);
}
