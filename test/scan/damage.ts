import type { Chance, Raster } from './raster.ts';

/** Something that happens to paper; it works on the raster in place. */
export type Damage = (sheet: Raster, chance: Chance) => void;

const MM = 600 / 25.4;

/** Three folds across and one down: paper is 0.25 mm off beyond each, and the fold itself is worn. */
export const folds: Damage = (sheet) => {
  for (const part of [1 / 3, 2 / 3]) foldAcross(sheet, Math.floor(sheet.height * part));
  foldDown(sheet, Math.floor(sheet.width * 0.52));
};

function foldAcross({ width, height, data }: Raster, at: number): void {
  const step = Math.round(0.25 * MM);
  data.copyWithin((at + step) * width, at * width, (height - step) * width);
  for (let y = at - 3; y < at + 3; y += 1)
    for (let x = 0; x < width; x += 1) data[y * width + x] = 200 + ((x * 7 + y * 13) % 40);
}

function foldDown({ width, height, data }: Raster, at: number): void {
  const step = Math.round(0.25 * MM);
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    data.copyWithin(row + at + step, row + at, row + width - step);
    data.fill(215, row + at - 3, row + at + 3);
  }
}

/** Two holes of a punch, 80 mm apart, and a staple: within the symbols. */
export const holesAndStaple: Damage = (sheet) => {
  const x = sheet.width * 0.3;
  for (const y of [sheet.height * 0.25, sheet.height * 0.25 + Math.min(80 * MM, sheet.height * 0.5)])
    disc(sheet, x, y, 3 * MM, () => 40);
  box(sheet, sheet.width * 0.75, sheet.height * 0.2, 12 * MM, 0.8 * MM, 90);
};

/** A stamp set over the symbols: a ring and strokes, in the grey that vermilion becomes. */
export const stamped: Damage = (sheet) => {
  const [x, y] = [sheet.width * 0.55, sheet.height * 0.55];
  ring(sheet, x, y, 9 * MM, 0.8 * MM, 110);
  for (const part of [-5, 0, 5]) box(sheet, x + part * MM, y - 6 * MM, 1.2 * MM, 12 * MM, 110);
};

/** Coffee: dark blobs over so much of the sheet. */
export const stains =
  (share: number): Damage =>
  (sheet, chance) =>
    blobs(sheet, chance, share, (value) => value * 0.3);

/** Correction fluid, scratches, a label torn off: nothing is left there. */
export const patches =
  (share: number): Damage =>
  (sheet, chance) =>
    blobs(sheet, chance, share, () => 250);

/** A strip from edge to edge that the scanner did not see. */
export const strip =
  (share: number): Damage =>
  (sheet) =>
    box(sheet, 0, sheet.height * 0.4, sheet.width, sheet.height * share, 252);

/** A corner that is missing, so much of the sheet; the scanner's dark lid shows. */
export const torn =
  (share: number): Damage =>
  ({ width, height, data }, chance) => {
    const side = Math.sqrt(2 * share * width * height);
    for (let y = 0; y < Math.min(height, side); y += 1) {
      const reach = Math.min(width, side - y + (chance() - 0.5) * 12);
      if (reach > 0) data.fill(70, (y + 1) * width - Math.floor(reach), (y + 1) * width);
    }
  };

function blobs(sheet: Raster, chance: Chance, share: number, change: (value: number) => number): void {
  const area = share * sheet.width * sheet.height;
  const count = 4;
  const radius = Math.sqrt(area / count / Math.PI);
  for (let blob = 0; blob < count; blob += 1)
    disc(sheet, chance() * sheet.width, chance() * sheet.height, radius, change);
}

function disc(sheet: Raster, x: number, y: number, radius: number, change: (value: number) => number): void {
  for (let row = Math.max(0, Math.floor(y - radius)); row < Math.min(sheet.height, y + radius); row += 1) {
    const reach = Math.sqrt(Math.max(0, radius ** 2 - (row - y) ** 2));
    const to = Math.min(sheet.width, x + reach);
    for (let column = Math.max(0, Math.floor(x - reach)); column < to; column += 1) {
      const at = row * sheet.width + column;
      sheet.data[at] = change(sheet.data[at] ?? 0);
    }
  }
}

function ring(sheet: Raster, x: number, y: number, radius: number, weight: number, value: number): void {
  for (let turn = 0; turn < 3600; turn += 1) {
    const angle = (turn / 1800) * Math.PI;
    box(sheet, x + radius * Math.cos(angle), y + radius * Math.sin(angle), weight, weight, value);
  }
}

/** Darkens a rectangle to a value; what is darker stays so, unless the value is as light as paper. */
function box(sheet: Raster, x: number, y: number, width: number, height: number, value: number): void {
  const [bottom, right] = [Math.min(sheet.height, y + height), Math.min(sheet.width, x + width)];
  for (let row = Math.max(0, Math.floor(y)); row < bottom; row += 1) {
    for (let column = Math.max(0, Math.floor(x)); column < right; column += 1) {
      const at = row * sheet.width + column;
      sheet.data[at] = value > 240 ? value : Math.min(value, sheet.data[at] ?? 0);
    }
  }
}
