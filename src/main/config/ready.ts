import { createPublicKey } from 'node:crypto';

import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Terminal } from '#contract/terminal.ts';

import { isSignedByTown, signatureFileOf } from '../town/town-file.ts';
import { loadConfig } from './load.ts';
import type { Config, ConfigFault } from './load.ts';
import { readMaterials } from './materials.ts';
import type { Materials } from './materials.ts';
import { surroundings, unfitForProduction } from './production.ts';
import type { Surroundings } from './production.ts';

/** All that a core needs before it opens its books. */
export interface Ready {
  readonly config: Config;
  readonly materials: Materials;
}

/** Reads and judges the configuration; every reason not to start is one line with the file, the path in it, and the fix. */
export function makeReady(
  path: string,
  around: Surroundings = surroundings(),
): Result<Ready, readonly string[]> {
  const loaded = loadConfig(path);
  if (!loaded.ok) return err(linesOf(loaded.error));
  const { terminal } = loaded.value;
  const unfit = unfitForProduction(terminal, around);
  if (unfit.length > 0) return err(unfit.map((line) => `${path}: ${line}`));
  const materials = readMaterials(terminal);
  if (!materials.ok) return err(linesOf(materials.error));
  const unsigned = unsignedTown(terminal, materials.value.townKey);
  if (unsigned) return err(linesOf(unsigned));
  return ok({ config: loaded.value, materials: materials.value });
}

/** What a town decides is money: a terminal in production takes it from the town alone, also from its own disk. */
function unsignedTown({ profile, town }: Terminal, townKey: string): ConfigFault | undefined {
  if (profile === 'demo' || isSignedByTown(town, createPublicKey(townKey))) return undefined;
  const lines = [
    `is not signed by the town (center.townKey); sign it at the center with npm run town:sign, and install ${signatureFileOf(town)} beside it`,
  ];
  return { file: town, lines };
}

function linesOf({ file, lines }: ConfigFault): readonly string[] {
  return lines.map((line) => `${file}: ${line}`);
}
