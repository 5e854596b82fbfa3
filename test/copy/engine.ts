import type { Bitmap } from '#certificates/bitmap.ts';

import { each, inkOf, reduced, spread } from './light.ts';
import type { Light } from './light.ts';

/** A 600-dpi laser engine, as far as fine dots are concerned. µm. */
export interface Engine {
  /** Standard deviation of the exposed spot. */
  readonly spot: number;
  /** How far toner grows beyond a straight edge. */
  readonly growth: number;
}

/** Five engines between which real ones lie; the names say how they print. */
export const ENGINES = {
  light: { spot: 22, growth: 4 },
  sharp: { spot: 16, growth: 6 },
  nominal: { spot: 22, growth: 10 },
  broad: { spot: 30, growth: 14 },
  heavy: { spot: 26, growth: 23 },
} as const satisfies Readonly<Record<string, Engine>>;
export type EngineName = keyof typeof ENGINES;

/** What paper and solid toner reflect, and how far light wanders inside of paper (optical dot gain), µm. */
const [PAPER, SOLID, WANDER] = [0.85, 0.03, 45];
/** Parts of a pixel, along each side, in which an edge can lie. */
export const FINE = 3;
const PIXEL = 25_400 / 600;

/**
 * A bitmap on paper: the spot blurs, development is hard, and paper carries light sideways under the toner, through which it passes
 * twice.
 */
export function printed(bitmap: Bitmap, engine: Engine): Light {
  return inked(inkOf(bitmap, FINE), engine);
}

/** The same for what is ink or not in finer steps than pixels. */
export function inked(ink: Light, { spot, growth }: Engine): Light {
  const fine = PIXEL / FINE;
  const level = belowEdge(growth / spot);
  const once = Math.sqrt(SOLID / PAPER);
  const through = each(spread(ink, spot / fine), (value) => (value > level ? once : 1));
  const under = spread(through, WANDER / fine);
  return reduced(
    each(through, (value, at) => PAPER * value * (under.data[at] ?? 0)),
    FINE,
  );
}

/** What a blurred edge still has at so many standard deviations outside: the normal distribution (Abramowitz and Stegun 26.2.17). */
function belowEdge(deviations: number): number {
  const t = 1 / (1 + 0.2316419 * deviations);
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp(-(deviations ** 2) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

export const PAPER_LIGHT = PAPER;
