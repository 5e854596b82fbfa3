import type { Sheet } from '#devices/printer/simulator/sheet.ts';

import { draw } from './picture.ts';
import type { Picture } from './picture.ts';

/** Sheets kept to be looked at; older ones are thrown away. */
export const KEPT = 24;

/** A sheet in somebody's hand. */
interface HeldSheet extends Sheet {
  readonly number: number;
  picture?: Promise<Picture | undefined>;
}

/** The sheets that were taken from the printer, to be looked at. The people on them are made up. */
export class SheetTray {
  readonly #draw: typeof draw;
  #sheets: readonly HeldSheet[] = [];
  #next = 1;

  constructor(drawn: typeof draw = draw) {
    this.#draw = drawn;
  }

  take(sheets: readonly Sheet[]): void {
    const held = sheets.map((sheet) => ({ ...sheet, number: this.#next++ }));
    this.#sheets = [...this.#sheets, ...held].slice(-KEPT);
  }

  /** From 1, in the order in which they were taken. */
  get numbers(): readonly number[] {
    return this.#sheets.map(({ number }) => number);
  }

  pdf(number: number): Uint8Array | undefined {
    return this.#find(number)?.pdf;
  }

  /** The sheet as a PNG, drawn once; undefined where that cannot be done. */
  async picture(number: number): Promise<Picture | undefined> {
    const sheet = this.#find(number);
    if (!sheet) return undefined;
    sheet.picture ??= this.#draw(sheet);
    return sheet.picture;
  }

  #find(number: number): HeldSheet | undefined {
    return this.#sheets.find((sheet) => sheet.number === number);
  }
}
