import { ENGINES, FINE, inked, PAPER_LIGHT } from './engine.ts';
import { each, enlarged, reduced, spread } from './light.ts';
import type { Light } from './light.ts';

/** A copier or scanner with one of its keys. */
export interface Copier {
  /** Standard deviation of its optics, µm. */
  readonly optics: number;
  /** Pixels of 600 dpi that become one. */
  readonly step: 1 | 2 | 3;
  /** Unsharp masking: how much of what the blur took is added. */
  readonly sharpen: number;
  /** Background removal: what is at least this light, gamma-coded, becomes white. */
  readonly white: number;
  /** Slope around the middle of its tones. */
  readonly contrast: number;
  /** Black or white, by this level; grey tones are printed as they are where it is absent. */
  readonly threshold?: number;
}

const FLATBED = { optics: 38, step: 1, sharpen: 0.8, white: 0.92, contrast: 1 } as const;
const SENSOR_BAR = { ...FLATBED, optics: 50, step: 2 } as const;

/** 普通の複写: keys that clean the background, sharpen, or both. */
export const ORDINARY = {
  automatic: { ...FLATBED, white: 0.8, contrast: 1.1 },
  text: { ...FLATBED, sharpen: 2, white: 0.82, contrast: 1.5 },
  'text and photo': FLATBED,
  light: { ...FLATBED, white: 0.82 },
  dark: { ...FLATBED, white: 0.94 },
  'sensor bar, automatic': { ...SENSOR_BAR, white: 0.8, contrast: 1.1 },
  'sensor bar, text': { ...SENSOR_BAR, sharpen: 2, white: 0.82, contrast: 1.5 },
  'draft, black or white': { ...FLATBED, threshold: 0.8 },
  fax: { ...FLATBED, optics: 50, step: 2, threshold: 0.8 },
} as const satisfies Readonly<Record<string, Copier>>;

/** What keeps tones as they are. The guard is not made for it, and does not show in it. */
export const FAITHFUL = {
  photo: { ...FLATBED, sharpen: 0.2, white: 1 },
  'sensor bar, photo': { ...SENSOR_BAR, sharpen: 0.2, white: 1 },
  '300 dpi scan, printed again': { ...FLATBED, step: 2, sharpen: 0, white: 1 },
  '600 dpi scan, printed again': { ...FLATBED, sharpen: 0, white: 1 },
} as const satisfies Readonly<Record<string, Copier>>;

const PIXEL = 25_400 / 600;
const GAMMA = 2.2;

/**
 * A copy of what lies on the glass. For tones the copier’s own engine is taken as well adjusted: it prints those that it means to. What is
 * black or white goes to paper dot by dot, and its dots grow.
 */
export function copied(paper: Light, copier: Copier): Light {
  const { optics, step, sharpen, white, contrast, threshold } = copier;
  const scanned = reduced(spread(paper, optics / PIXEL), step);
  const coded = each(scanned, (value) => (value / PAPER_LIGHT) ** (1 / GAMMA));
  const soft = spread(coded, 2 / step);
  const toned = each(coded, (value, at) => {
    const clean = Math.min(1, (value + sharpen * (value - (soft.data[at] ?? 0))) / white);
    return Math.min(1, Math.max(0, (clean - 0.5) * contrast + 0.5));
  });
  if (threshold !== undefined)
    return inked(
      enlarged(
        each(toned, (value) => (value < threshold ? 1 : 0)),
        step * FINE,
      ),
      ENGINES.nominal,
    );
  const page = each(enlarged(toned, step), (value) => PAPER_LIGHT * Math.max(DARKEST, value ** GAMMA));
  return spread(page, ENGINES.nominal.spot / PIXEL);
}

/** What solid toner reflects, as part of what paper does. */
const DARKEST = 0.035;
