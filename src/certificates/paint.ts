import type { Sides } from '#contract/paper.ts';

import { LEADING } from './fit.ts';
import type { Faces } from './fonts.ts';
import { runsOf, widthOfRun } from './fonts.ts';
import { clearingsIn } from './guard/clearings.ts';
import type { Guard } from './guard/mask.ts';
import type { Picture, Rule } from './layout/sheet.ts';
import { points, SHEET } from './layout/sheet.ts';
import { askUnscaled, draw, openPdf } from './pdf.ts';
import type { Pdf } from './pdf.ts';
import { paintBitmap, paintGuard, stencil } from './paint-bits.ts';
import { openPen } from './pen.ts';
import type { Pen } from './pen.ts';
import type { SetBox, SetSheet } from './typeset.ts';

/** What is written into each page but not seen: for whom the page is (ISO 32000-1, 14.5, page-piece dictionary). */
export interface Imprint {
  readonly issueNumber: string;
  readonly personKey: string;
  /** With `two`, every other page is a back. */
  readonly sides: Sides;
}

/** From the middle of a full-width character down to its baseline, in type sizes. */
const BELOW_MIDDLE = 0.38;

/**
 * Paints sheets as a tagged PDF; the same sheets, date and imprint give the same bytes. No colour is ever set: a page begins in
 * DeviceGray black, which no printer mixes from its colours.
 */
export function paint(
  faces: Faces,
  sheets: readonly SetSheet[],
  made: Date,
  imprint: Imprint,
  { sample, guard }: { readonly sample: boolean; readonly guard?: Guard | undefined },
): Uint8Array {
  const { pdf, end } = openPdf({ title: '証明書', made, size: [SHEET.width, SHEET.height] });
  askUnscaled(pdf);
  const pen = openPen(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const ground = guard && stencil(pdf, guard, guard.deflated);
  sheets.forEach((sheet, index) => {
    pdf.addPage();
    Object.assign(pdf.page.dictionary.data, { PieceInfo: pieceInfo(imprint, index, made) });
    pdf.markContent('Artifact', { type: 'Layout' });
    if (sample) paintSampleMark(pdf, pen, faces);
    if (ground) paintGuard(pdf, ground, clearingsIn(faces, sheet));
    paintRules(pdf, sheet.rules);
    pdf.endMarkedContent();
    const seen = new Set<Picture>();
    const paintFigures = (pictures: readonly Picture[]) => {
      for (const picture of pictures.filter((each) => !seen.has(each))) {
        seen.add(picture);
        root.add(pdf.struct('Figure', { alt: picture.item }, () => paintPicture(pdf, picture)));
      }
    };
    for (const each of sheet.boxes) {
      root.add(pdf.struct(tagOf(each), {}, () => paintText(pen, faces, each)));
      paintFigures(sheet.pictures.filter(({ item }) => item === each.box.item));
    }
    paintFigures(sheet.pictures);
    for (const each of sheet.bitmaps ?? [])
      root.add(pdf.struct('Figure', { alt: each.item }, () => paintBitmap(pdf, each)));
  });
  root.end();
  pen.end();
  return end();
}

/** The structure type (ISO 32000-1, 14.8.4) of a text: the title is the heading of its page. */
function tagOf({ box }: SetBox): 'H1' | 'P' {
  return box.item === '標題' ? 'H1' : 'P';
}

function pieceInfo({ issueNumber, personKey, sides }: Imprint, index: number, made: Date) {
  const side = sides === 'two' && index % 2 === 1 ? 'back' : 'front';
  const Private = {
    IssueNumber: Buffer.from(issueNumber),
    PersonKey: Buffer.from(personKey),
    Side: Buffer.from(side),
  };
  return { Mado: { LastModified: made, Private } };
}

/** Paints lines; neighbours share theirs, which is painted once. */
export function paintRules(pdf: Pdf, rules: readonly Rule[]): void {
  // The lines of a form meet: most of their ends are said more than once.
  const said = new Map<number, string>();
  const strokes = rules.map(
    ({ from: [x, y], to: [right, bottom], weight }) =>
      `${weight} w ${inPoints(x)} ${inPoints(y)} m ${inPoints(right)} ${inPoints(bottom)} l S`,
  );
  draw(pdf, ['2 J', ...new Set(strokes)].join('\n'));

  function inPoints(millimetres: number): string {
    const known = said.get(millimetres) ?? points(millimetres).toFixed(3);
    said.set(millimetres, known);
    return known;
  }
}

function paintPicture(pdf: Pdf, { png, x, y, width, height }: Picture): void {
  pdf.image(Buffer.from(png, 'base64'), points(x), points(y), {
    width: points(width),
    height: points(height),
  });
}

export function paintText(pen: Pen, faces: Faces, { box, setting: { lines, size } }: SetBox): void {
  const face = faces[box.face];
  const middle = points(box.y + box.height / 2);
  lines.forEach((line, index) => {
    const runs = runsOf(face, line);
    const baseline = middle + (index - (lines.length - 1) / 2) * size * LEADING + size * BELOW_MIDDLE;
    const free = points(box.width) - sumOf(runs, (run) => widthOfRun(run, size));
    const gaps = sumOf(runs, ({ characters }) => characters.length) - 1;
    const spread = box.align === 'spread' && gaps > 0;
    const shift = { left: 0, spread: spread ? 0 : free / 2, center: free / 2, right: free }[box.align];
    const spacing = spread ? free / gaps : 0;
    let x = points(box.x) + shift;
    for (const run of runs) {
      pen.write(run, { size, x, baseline, spacing });
      x += widthOfRun(run, size) + spacing * run.characters.length;
    }
  });
}

function sumOf<Each>(all: readonly Each[], amount: (each: Each) => number): number {
  return all.reduce((sum, each) => sum + amount(each), 0);
}

/** 「見本」 over the whole page, pale enough to read the form through it. */
function paintSampleMark(pdf: Pdf, pen: Pen, { gothic }: Faces): void {
  const size = 200;
  const [x, y] = [SHEET.width / 2, SHEET.height / 2];
  pdf.save();
  pdf.rotate(-35, { origin: [x, y] });
  draw(pdf, '0.867 g');
  for (const run of runsOf(gothic, '見本'))
    pen.write(run, { size, x: x - size, baseline: y + size * BELOW_MIDDLE, spacing: 0 });
  pdf.restore();
}
