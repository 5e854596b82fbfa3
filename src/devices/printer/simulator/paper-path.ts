import { recordOf, type Sheet, type SheetRecord } from './sheet.ts';

/** What really happened to every sheet that was printed on. */
export interface Truth {
  /** Came out, in this order: still in the output tray, or taken. */
  readonly out: readonly (SheetRecord & { readonly taken: boolean })[];
  /** Pulled out of the machine by staff and destroyed. */
  readonly removed: readonly SheetRecord[];
}

const OUTPUT_CAPACITY = 100;
const RECORDS = 10_000;

/** The paper's way through the machine: tray, rollers, output tray. It knows no jobs and keeps its sheets without power. */
export class PaperPath {
  tray: number;
  cover: 'closed' | 'open' = 'closed';
  toner: 'full' | 'low' | 'empty' = 'full';
  /** Between the rollers, on its way. */
  moving: Sheet | undefined;
  /** Between the rollers, and going nowhere. */
  stuck: Sheet | undefined;
  #output: Sheet[] = [];
  #out: (SheetRecord & { taken: boolean })[] = [];
  #removed: SheetRecord[] = [];

  constructor(sheets: number) {
    this.tray = sheets;
  }

  /** printer-state-reasons that stop the paper. */
  obstacles(): readonly string[] {
    return [
      ...(this.stuck === undefined ? [] : ['media-jam-error']),
      ...(this.cover === 'open' ? ['cover-open-error'] : []),
      ...(this.tray === 0 && this.moving === undefined ? ['media-empty-error', 'media-needed-error'] : []),
      ...(this.toner === 'empty' ? ['toner-empty-error'] : []),
      ...(this.#output.length >= OUTPUT_CAPACITY ? ['output-area-full-error'] : []),
    ];
  }

  feed(sheet: Sheet): void {
    this.tray -= 1;
    this.moving = sheet;
  }

  /** The sheet between the rollers stops there. */
  stop(): void {
    this.stuck ??= this.moving;
    this.moving = undefined;
  }

  /** A sheet falls into the output tray. */
  eject(sheet: Sheet): void {
    this.moving = undefined;
    this.stuck = undefined;
    this.#output.push(sheet);
    this.#out.push({ ...recordOf(sheet), taken: false });
    if (this.#out.length > RECORDS) this.#out.shift();
  }

  /** Staff pull the stuck sheet out and destroy it. */
  remove(): void {
    if (this.stuck !== undefined) this.#removed.push(recordOf(this.stuck));
    if (this.#removed.length > RECORDS) this.#removed.shift();
    this.stuck = undefined;
  }

  take(): readonly Sheet[] {
    const taken = this.#output;
    this.#output = [];
    for (const record of this.#out) record.taken = true;
    return taken;
  }

  get output(): readonly Sheet[] {
    return this.#output;
  }

  truth(): Truth {
    return { out: this.#out.map((record) => ({ ...record })), removed: [...this.#removed] };
  }
}
