import { readFileSync } from 'node:fs';

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

/** What pdfmake is given. */
export function definitionOf(sheet: SetSheet) {
  return {
    pageSize: SHEET,
    pageMargins: [0, 0, 0, 0],
    defaultStyle: { font: 'mincho' },
    content: [
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
export function pageOf(sheet: SetSheet): string {
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
  return `<!doctype html><html lang="ja"><meta charset="utf-8"><title>証明書</title>
<style>${font('mincho', mincho)}${font('gothic', gothic)}
@page { margin: 0 } body { margin: 0 } p, img, svg { position: absolute; margin: 0; white-space: pre } svg { left: 0; top: 0 }</style>
<svg width="210mm" height="297mm">${lines.join('')}</svg>${texts.join('')}${seals.join('')}</html>`;
}
