/** One value of a table: a number of copies, yen, a share of one number in another, or `null` where nothing is handled. */
export type Cell =
  | { readonly copies: number }
  | { readonly yen: number }
  | { readonly part: number; readonly of: number }
  | null;

export interface Row {
  readonly label: string;
  readonly cells: readonly Cell[];
  /** A sum of rows above it. */
  readonly sum?: true;
}

/** One table of 集計. */
export interface Figures {
  /** In addresses and file names. */
  readonly id: 'places' | 'years' | 'months' | 'bands' | 'weekdays' | 'areas' | 'relay';
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly Row[];
}

/** A share in per cent with one decimal, rounded by itself: a column of them need not add up to 100. */
export function percent(part: number, of: number): string {
  return of === 0 ? '0.0' : (Math.round((part * 1000) / of) / 10).toFixed(1);
}

/** As people read it. */
export function shown(cell: Cell): string {
  if (cell === null) return '---';
  if ('copies' in cell) return cell.copies.toLocaleString('en-US');
  if ('yen' in cell) return cell.yen.toLocaleString('en-US');
  return `${percent(cell.part, cell.of)}%`;
}

/** As programs read it. */
export function plain(cell: Cell): string {
  if (cell === null) return '';
  if ('copies' in cell) return String(cell.copies);
  if ('yen' in cell) return String(cell.yen);
  return percent(cell.part, cell.of);
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
