import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Evidence } from './evidence.ts';
import { evidenceOf } from './evidence.ts';
import { broken } from './invariants.ts';
import type { Mutant } from './mutant.ts';
import { PARTS } from './trace.ts';
import type { Step } from './trace.ts';
import type { Place } from './world.ts';
import { World } from './world.ts';

/** By then every patience and every deadline is over. */
const AT_REST_MS = 300_000;
const LOOK_MS = 1_000;
/** Looks in a row at which nothing was to be done: a poll that is repeated takes longer than one. */
const ENOUGH = 3;

/** Plays a trace, has everything put right and the core restarted twice; answers which invariants did not hold, and why. */
export async function play(
  steps: readonly Step[],
  place: Place,
  mutant?: Mutant,
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(place.folder, 'run-'));
  const world = new World({ folder, fresh: place.fresh }, mutant);
  try {
    await world.opens();
    for (const { act } of steps) await act(world);
    return broken(await aftermath(world));
  } finally {
    world.close();
    rmSync(folder, { recursive: true });
  }
}

/** How many things a trace changes when nothing befalls it. */
export async function actsOf(steps: readonly Step[], place: Place): Promise<number> {
  const folder = mkdtempSync(join(place.folder, 'run-'));
  const world = new World({ folder, fresh: place.fresh });
  try {
    await world.opens();
    const before = world.effects.acts;
    for (const { act } of steps) await act(world);
    return world.effects.acts - before;
  } finally {
    world.close();
    rmSync(folder, { recursive: true });
  }
}

async function aftermath(world: World): Promise<Evidence> {
  world.effects.callOff();
  world.machine.replug();
  world.machine.restorePower();
  for (const part of PARTS) world.machine.clearJam(part);
  // A visit that is being paid for ends by itself, or by this restart.
  if (world.effects.count % 2 === 0) await rest(world);
  world.restart();
  await rest(world);
  const once = evidenceOf(world.scene());
  world.restart();
  await rest(world);
  return { ...evidenceOf(world.scene()), before: once.rows };
}

/** Time passes until nothing has been left to be settled for a while. */
async function rest(world: World): Promise<void> {
  let quiet = 0;
  world.machine.takeTray();
  await world.tap({ name: 'cancel' });
  for (let waited = 0; waited < AT_REST_MS && quiet < ENOUGH; waited += LOOK_MS) {
    await world.pass(LOOK_MS);
    quiet = world.atRest ? quiet + 1 : 0;
  }
}
