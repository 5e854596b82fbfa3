import { execFile } from 'node:child_process';

import type { Sheet } from '#devices/printer/simulator/sheet.ts';

/** A4 becomes 909 × 1286 dots: its smallest print can be read. */
const DPI = 110;
const DRAW_MS = 20_000;
const MAX_PICTURE = 16 * 1024 * 1024;

/** PNG */
export type Picture = Buffer;

/** One page of a document as a picture, or undefined where `program` (poppler's pdftoppm) is missing or cannot read it. */
export async function draw(
  { pdf, page }: Pick<Sheet, 'pdf' | 'page'>,
  program = 'pdftoppm',
): Promise<Picture | undefined> {
  const args = `-png -r ${DPI} -f ${page} -l ${page} -singlefile -`.split(' ');
  const picture = await run(program, args, pdf);
  return picture === undefined || picture.length === 0 ? undefined : picture;
}

/** Whether sheets can be shown as pictures on this machine. */
export async function canPicture(program = 'pdftoppm'): Promise<boolean> {
  return (await run(program, ['-v'], Buffer.alloc(0))) !== undefined;
}

/** What a program says to `input`; undefined when it fails, or is not there. */
function run(program: string, args: readonly string[], input: Uint8Array): Promise<Buffer | undefined> {
  const limits = { timeout: DRAW_MS, maxBuffer: MAX_PICTURE, encoding: 'buffer' } as const;
  return new Promise((resolve) => {
    const child = execFile(program, args, limits, (error, output) => resolve(error ? undefined : output));
    // A program that ends before it has read everything shows by how it ended.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
