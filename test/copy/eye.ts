import { each, lightness, spread } from './light.ts';
import type { Light } from './light.ts';

/**
 * What an eye sees of paper at 40 cm, as L*: the luminance kernel of S-CIELAB (Zhang and Wandell 1996) without its widest, faint part.
 * Spreads in degrees.
 */
const PARTS = [
  { weight: 0.898, degrees: 0.0283 },
  { weight: 0.102, degrees: 0.133 },
] as const;
const PIXELS_A_DEGREE = (400 * Math.tan(Math.PI / 180) * 600) / 25.4;

export function seen(light: Light): Light {
  const parts = PARTS.map(({ weight, degrees }) => ({
    weight,
    light: spread(light, (degrees * PIXELS_A_DEGREE) / Math.SQRT2),
  }));
  return each(light, (_, at) =>
    lightness(parts.reduce((sum, part) => sum + part.weight * (part.light.data[at] ?? 0), 0)),
  );
}
