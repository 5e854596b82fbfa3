import { isHidden, latentMark, MARK_SIDE } from '#certificates/guard/latent-mark.ts';

import { copied } from './copiers.ts';
import type { Copier } from './copiers.ts';
import { printed } from './engine.ts';
import type { Engine } from './engine.ts';
import { lightness } from './light.ts';
import type { Light } from './light.ts';

/** The film’s period and what its lines and clear parts let through, once. */
const [PERIOD, LINE, CLEAR] = [3, 0.05, 0.92];
/** Part of the mark that is looked at, px: away from the frame, inside of the upright stroke and beside it. */
const ROWS = [240, 300] as const;
const STROKE = [198, 216] as const;
const BESIDE = [246, 312] as const;

/**
 * By how much the hidden character stands out under the film, L*: the film is moved until it does so best, as a person would move it. It
 * lies on the paper, so that light passes it twice.
 */
export function latentDifference(paper: Light): number {
  return Math.max(
    ...Array.from({ length: PERIOD }, (_, shift) =>
      Math.abs(through(paper, BESIDE, shift) - through(paper, STROKE, shift)),
    ),
  );
}

export function originalDifference(engine: Engine): number {
  return latentDifference(printed(latentMark(), engine));
}

export function copyDifference(engine: Engine, copier: Copier): number {
  return latentDifference(copied(printed(latentMark(), engine), copier));
}

function through({ width, data }: Light, [left, right]: readonly [number, number], shift: number): number {
  let [sum, count] = [0, 0];
  for (let y = ROWS[0]; y < ROWS[1]; y += 1)
    for (let x = left; x < right; x += 1) {
      const film = (x + shift) % PERIOD === 0 ? LINE : CLEAR;
      sum += film * film * (data[y * width + x] ?? 0);
      count += 1;
    }
  return lightness(sum / count);
}

/** The part that is looked at is hidden and visible as it is meant to be; else the figures would say nothing. */
export function filmLooksRight(): boolean {
  const all = (part: readonly [number, number], hidden: boolean) =>
    Array.from({ length: part[1] - part[0] }, (_, at) => part[0] + at).every(
      (x) => x < MARK_SIDE && isHidden(x, ROWS[0]) === hidden && isHidden(x, ROWS[1] - 1) === hidden,
    );
  return all(STROKE, true) && all(BESIDE, false);
}
