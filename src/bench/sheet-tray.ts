import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Sheet } from '#devices/printer/simulator/sheet.ts';

const run = promisify(execFile);
/** Sheets kept to be looked at; older ones are thrown away. */
const KEPT = 24;
const DPI = 110;

/** A sheet in somebody's hand. */
interface HeldSheet {
  readonly number: number;
  readonly pdf: Uint8Array;
  readonly page: number;
}

/** The sheets that were taken from the printer, to be looked at. The people on them are made up. */
export class SheetTray {
  #sheets: readonly HeldSheet[] = [];
  #next = 1;

  take(sheets: readonly Sheet[]): void {
    const held = sheets.map(({ pdf, page }) => ({ number: this.#next++, pdf, page }));
    this.#sheets = [...this.#sheets, ...held].slice(-KEPT);
  }

  get numbers(): readonly number[] {
    return this.#sheets.map(({ number }) => number);
  }

  pdf(number: number): Uint8Array | undefined {
    return this.#find(number)?.pdf;
  }

  /** The sheet as a picture, or undefined where pdftoppm is missing. */
  async picture(number: number): Promise<Uint8Array | undefined> {
    const sheet = this.#find(number);
    if (!sheet) return undefined;
    const folder = await mkdtemp(join(tmpdir(), 'mado-sheet-'));
    try {
      const file = join(folder, 'sheet.pdf');
      await writeFile(file, sheet.pdf);
      const page = String(sheet.page);
      await run('pdftoppm', [
        '-r',
        String(DPI),
        '-f',
        page,
        '-l',
        page,
        '-singlefile',
        '-png',
        file,
        join(folder, 'sheet'),
      ]);
      return await readFile(join(folder, 'sheet.png'));
    } catch {
      return undefined;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  #find(number: number): HeldSheet | undefined {
    return this.#sheets.find((sheet) => sheet.number === number);
  }
}

/** Whether sheets can be shown as pictures on this machine. */
export async function canPicture(): Promise<boolean> {
  return run('pdftoppm', ['-v']).then(
    () => true,
    () => false,
  );
}
