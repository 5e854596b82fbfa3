import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { PATCH_NUMBERS, USUAL_PATCH } from '#certificates/guard/patches.ts';

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

/** What was chosen; undefined if nothing was yet, or the file is damaged: then the usual patch is printed. */
export function readCalibration(data: string): Calibration | undefined {
  try {
    const read = Calibration.safeParse(JSON.parse(readFileSync(join(data, FILE), 'utf8')));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

export function keepCalibration(data: string, calibration: Calibration): void {
  const file = join(data, FILE);
  writeFileSync(`${file}.new`, JSON.stringify(Calibration.parse(calibration)), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** The number by which the guard is drawn. Read for every document, so that a choice counts at once. */
export function patchOf(data: string): number {
  return readCalibration(data)?.patch ?? USUAL_PATCH;
}

/** A supply counts as changed when it is this much fuller than it was, in percent. */
const REFILLED = 20;

/** Why the sheet should be printed and looked at again; undefined while the choice holds. */
export function calibrationDue(
  chosen: Calibration | undefined,
  supplies: readonly Supply[],
): 'never' | 'suppliesChanged' | undefined {
  if (chosen === undefined) return 'never';
  const changed = supplies.some(({ name, percent = 0 }) => {
    const before = chosen.supplies.find((supply) => supply.name === name);
    return before === undefined || percent >= (before.percent ?? 100) + REFILLED;
  });
  return changed ? 'suppliesChanged' : undefined;
}
