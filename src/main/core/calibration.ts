import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { PATCH_NUMBERS, USUAL_PATCH } from '#certificates/guard/patches.ts';

import { replaceFile } from '../replace-file.ts';

/** How full a supply was, percent; undefined where the printer did not say. */
const Supply = z.strictObject({ name: z.string().max(100), percent: z.int().min(0).max(100).optional() });
export type Supply = z.infer<typeof Supply>;

/** 校正: the patch that staff chose for this terminal's printer, and what was in the printer then. */
export const Calibration = z.strictObject({
  patch: z.literal([...PATCH_NUMBERS]),
  /** ms since 1970 */
  at: z.int().min(0),
  supplies: z.array(Supply).max(64),
});
export type Calibration = z.infer<typeof Calibration>;

const FILE = 'guard.json';

/** What was chosen; `never` if nothing was yet; `damaged` if the file says nothing that holds. */
export function readCalibration(data: string): Calibration | 'never' | 'damaged' {
  const file = join(data, FILE);
  if (!existsSync(file)) return 'never';
  try {
    return Calibration.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? 'damaged';
  } catch {
    return 'damaged'; // cannot be read, or is no JSON
  }
}

/** Keeps a choice through a power cut; `false` when the disk did not take it: then the one before still counts. */
export function keepCalibration(data: string, calibration: Calibration): boolean {
  return replaceFile(join(data, FILE), JSON.stringify(Calibration.parse(calibration)));
}

/**
 * The number by which the guard is drawn. Read for every document, so that a choice counts at once. Without a choice that holds it is
 * the usual one: the certificate is good, its word may show a little in the original, and staff are told to calibrate.
 */
export function patchOf(data: string): number {
  const kept = readCalibration(data);
  return typeof kept === 'string' ? USUAL_PATCH : kept.patch;
}

/** A supply counts as changed when it is this much fuller than it was, in percent. */
const REFILLED = 20;

/** Why the sheet should be printed and looked at again; undefined while the choice holds. */
export function calibrationDue(
  chosen: ReturnType<typeof readCalibration>,
  supplies: readonly Supply[],
): 'never' | 'damaged' | 'suppliesChanged' | undefined {
  if (typeof chosen === 'string') return chosen;
  const changed = supplies.some(({ name, percent = 0 }) => {
    const before = chosen.supplies.find((supply) => supply.name === name);
    return before === undefined || percent >= (before.percent ?? 100) + REFILLED;
  });
  return changed ? 'suppliesChanged' : undefined;
}
