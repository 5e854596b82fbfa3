import { expect, test } from 'vitest';

import { a4Pdf } from '../../test/support/a4-pdf.ts';
import { canPicture, draw } from './picture.ts';
import { KEPT, SheetTray } from './sheet-tray.ts';

const pdf = a4Pdf('SAMPLE', 2);
const pages = await canPicture();
if (!pages && process.env['CI'] !== undefined) throw new Error('pdftoppm must be installed in CI');

/** Width and height of a PNG, in dots (ISO/IEC 15948, 11.2.2). */
function sizeOf(png: Buffer | undefined): readonly number[] {
  if (png?.subarray(1, 4).toString('latin1') !== 'PNG') throw new Error('no PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test.runIf(pages)('a sheet is shown as a picture big enough to read', async () => {
  const tray = new SheetTray();
  tray.take([{ job: 'issue-1', page: 2, sides: 'one', pdf }]);
  const [width = 0, height = 0] = sizeOf(await tray.picture(1));
  expect(width).toBeGreaterThan(900);
  expect(height / width).toBeCloseTo(Math.SQRT2, 1);
});

test.runIf(pages)('each page is drawn as itself', async () => {
  const [first, second] = await Promise.all([draw({ pdf, page: 1 }), draw({ pdf, page: 2 })]);
  expect(first).toBeDefined();
  expect(second).toBeDefined();
  expect(await draw({ pdf, page: 3 })).toBeUndefined();
});

test('there is no picture of what is no document', async () => {
  expect(await draw({ pdf: Buffer.from('no PDF'), page: 1 })).toBeUndefined();
});

test('there is no picture where the program is missing; the PDF is there all the same', async () => {
  const missing = 'mado-has-no-such-program';
  const tray = new SheetTray((sheet) => draw(sheet, missing));
  tray.take([{ job: 'issue-1', page: 1, sides: 'one', pdf }]);
  expect(await tray.picture(1)).toBeUndefined();
  expect(tray.pdf(1)).toBe(pdf);
  expect(await canPicture(missing)).toBe(false);
});

test('a sheet is drawn once, however often it is looked at', async () => {
  let drawn = 0;
  const tray = new SheetTray(() => Promise.resolve(Buffer.from([(drawn += 1)])));
  tray.take([{ job: 'issue-1', page: 1, sides: 'one', pdf }]);
  await Promise.all([tray.picture(1), tray.picture(1)]);
  await tray.picture(1);
  expect(drawn).toBe(1);
});

test('as many sheets as one can look at are kept; the oldest go', async () => {
  const tray = new SheetTray();
  const sheets = Array.from({ length: KEPT }, (_, index) => ({
    job: 'issue-1',
    page: index + 1,
    sides: 'one' as const,
    pdf,
  }));
  tray.take(sheets);
  expect(tray.numbers).toHaveLength(KEPT);
  expect(tray.numbers[0]).toBe(1);
  tray.take(sheets.slice(0, 1));
  expect(tray.numbers).toHaveLength(KEPT);
  expect(tray.numbers[0]).toBe(2);
  expect(tray.pdf(1)).toBeUndefined();
  expect(await tray.picture(1)).toBeUndefined();
});
