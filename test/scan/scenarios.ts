import type { Bitmap } from '#certificates/bitmap.ts';

import { folds, holesAndStaple, patches, stains, stamped, strip, torn } from './damage.ts';
import type { Damage } from './damage.ts';
import { chanceOf } from './raster.ts';
import type { Raster } from './raster.ts';
import { asJpeg, copied, scanned } from './scanner.ts';
import type { Scan } from './scanner.ts';
import { printed, sheetOf } from './sheet.ts';

/** What became of a back between the printer and whoever checks it. */
interface Scenario {
  readonly scan?: Omit<Scan, 'dpi'>;
  /** Growth of the printed edges, µm; 4 is an ordinary engine. */
  readonly growth?: number;
  readonly damage?: readonly Damage[];
  readonly copy?: 'text' | 'photo' | 'auto';
  readonly jpeg?: number;
}

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'as printed': {},
  'turned by 1°': { scan: { turn: 1 } },
  'turned by 2°': { scan: { turn: 2 } },
  'turned by 3°': { scan: { turn: 3 } },
  'upside down': { scan: { turn: 180 } },
  'out of focus': { scan: { blur: 1.6 } },
  'JPEG of quality 30': { jpeg: 30 },
  'a noisy sensor': { scan: { noise: 22 } },
  'light print': { growth: -14 },
  'heavy print': { growth: 20 },
  'scanned dark': { scan: { exposure: 0.6 } },
  'slipping in the feeder': { scan: { wobble: 0.25 } },
  'folded in three and in half': { damage: [folds] },
  'punched and stapled': { damage: [holesAndStaple] },
  'stamped over': { damage: [stamped] },
  'stains on 2 %': { damage: [stains(0.02)] },
  'stains on 5 %': { damage: [stains(0.05)] },
  '5 % blank': { damage: [patches(0.05)] },
  '10 % blank': { damage: [patches(0.1)] },
  'a strip of 5 % missing': { damage: [strip(0.05)] },
  'a corner of 5 % torn off': { damage: [torn(0.05)] },
  'a corner of 10 % torn off': { damage: [torn(0.1)] },
  'a corner of 20 % torn off': { damage: [torn(0.2)] },
  'turned, folded, stained, torn, JPEG': {
    scan: { turn: 1.5, noise: 8 },
    damage: [folds, stains(0.02), torn(0.05)],
    jpeg: 40,
  },
  'copied, text key': { copy: 'text' },
  'copied, photo key': { copy: 'photo' },
  'copied, automatic': { copy: 'auto', scan: { turn: 1 } },
};

/** One back through one scenario, in grey. */
export function scanOf(bitmap: Bitmap, name: string, dpi: 200 | 300, seed: number): Raster {
  const scenario = SCENARIOS[name];
  if (!scenario) throw new Error(`no scenario ${name}`);
  const { scan = {}, growth = 4, damage = [], copy, jpeg } = scenario;
  const chance = chanceOf(seed);
  let sheet = printed(sheetOf(bitmap), growth);
  for (const each of damage) each(sheet, chance);
  if (copy) sheet = printed(copied(sheet, copy), growth);
  const picture = scanned(sheet, { ...scan, dpi }, chance);
  return jpeg === undefined ? picture : asJpeg(picture, jpeg);
}

/** Grey as a reader takes it. */
export function asPixels({ width, height, data }: Raster) {
  const pixels = new Uint8ClampedArray(width * height * 4);
  data.forEach((value, at) => pixels.fill(value, at * 4, at * 4 + 3).fill(255, at * 4 + 3, at * 4 + 4));
  return { width, height, data: pixels };
}
