import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

import type { Bitmap } from '#certificates/bitmap.ts';
import { shippedFonts } from '#certificates/fonts.ts';
import { points, SHEET } from '#certificates/layout/sheet.ts';
import type { SetSheet } from '#certificates/typeset.ts';

/** Where each line of each text stands, pt: both alternatives are spared the work of finding it. */
function linesOf({ boxes }: SetSheet) {
  return boxes.flatMap(({ box, setting: { lines, size } }) =>
    lines.map((text, index) => ({
      text,
      size,
      face: box.face,
      x: points(box.x),
      y: points(box.y + box.height / 2) + (index - lines.length / 2) * size * 1.3,
    })),
  );
}

/** What pdfmake is given; the copy guard as a picture, for it has no masks. */
export function definitionOf(sheet: SetSheet, guard?: Bitmap) {
  return {
    pageSize: SHEET,
    pageMargins: [0, 0, 0, 0],
    defaultStyle: { font: 'mincho' },
    content: [
      ...(guard ? [{ image: pictureOf(guard), ...SHEET, absolutePosition: { x: 0, y: 0 } }] : []),
      {
        absolutePosition: { x: 0, y: 0 },
        canvas: sheet.rules.map(({ from, to, weight }) => ({
          type: 'line',
          x1: points(from[0]),
          y1: points(from[1]),
          x2: points(to[0]),
          y2: points(to[1]),
          lineWidth: weight,
        })),
      },
      ...linesOf(sheet).map(({ text, size, face, x, y }) => ({
        text,
        font: face,
        fontSize: size,
        noWrap: true,
        absolutePosition: { x, y },
      })),
      ...sheet.pictures.map(({ png, x, y, width, height }) => ({
        image: `data:image/png;base64,${png}`,
        width: points(width),
        height: points(height),
        absolutePosition: { x: points(x), y: points(y) },
      })),
    ],
  };
}

/** What Chromium is given. */
export function pageOf(sheet: SetSheet, guard?: Bitmap): string {
  const { mincho, gothic } = shippedFonts();
  const font = (name: string, file: string) =>
    `@font-face { font-family: ${name}; src: url(data:font/ttf;base64,${readFileSync(file).toString('base64')}) }`;
  const texts = linesOf(sheet).map(
    ({ text, size, face, x, y }) =>
      `<p style="left:${x}pt;top:${y}pt;font:${size}pt/1.3 ${face}">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
  );
  const lines = sheet.rules.map(
    ({ from, to, weight }) =>
      `<line x1="${from[0]}mm" y1="${from[1]}mm" x2="${to[0]}mm" y2="${to[1]}mm" stroke="#000" stroke-width="${weight}pt"/>`,
  );
  const seals = sheet.pictures.map(
    ({ png, x, y, width, height }) =>
      `<img style="left:${x}mm;top:${y}mm;width:${width}mm;height:${height}mm" src="data:image/png;base64,${png}">`,
  );
  const ground = guard
    ? `<img style="left:0;top:0;width:${SHEET.width}pt;height:${SHEET.height}pt" src="${pictureOf(guard)}">`
    : '';
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>証明書</title>
<style>${font('mincho', mincho)}${font('gothic', gothic)}
@page { margin: 0 } body { margin: 0 } p, img, svg { position: absolute; margin: 0; white-space: pre } svg { left: 0; top: 0 }</style>
${ground}<svg width="210mm" height="297mm">${lines.join('')}</svg>${texts.join('')}${seals.join('')}</html>`;
}

/** A bitmap as the smallest PNG there is of it: one bit a pixel (PNG, W3C, 11.2: grey, depth 1, where 0 is black). */
function pictureOf({ width, height, bits }: Bitmap): string {
  const row = width / 8;
  const rows = Buffer.alloc(height * (1 + row));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < row; x += 1) rows[y * (1 + row) + 1 + x] = 255 - (bits[y * row + x] ?? 0);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return `data:image/png;base64,${Buffer.concat([signature, ...parts]).toString('base64')}`;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
