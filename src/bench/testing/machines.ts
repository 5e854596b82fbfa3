import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { machineClock } from '#contract/clock.ts';

import type { BenchConfig } from '../config.ts';
import { openMachines } from '../machines.ts';
import type { Machines } from '../machines.ts';

/** Nobody listens there (discard), so a card that is laid waits for its reader. */
const NO_READER = 9;
const CARDS = fileURLToPath(new URL('../../../resources/town/cards.json', import.meta.url));

interface TestMachinesOptions {
  readonly vpcd?: number;
  /** Where keys are kept, for tests that open many benches: a key takes a while to make. */
  readonly keys?: string;
}

/** A bench that moves at once. */
export async function openTestMachines({
  vpcd = NO_READER,
  keys,
}: TestMachinesOptions = {}): Promise<Machines> {
  const folder = openTestFolder();
  const config: BenchConfig = {
    port: 0,
    authority: keys ?? folder.path,
    cards: CARDS,
    card: { vpcd },
    cash: { wire: 'unix', socket: join(folder.path, 'cash.sock') },
    paperExit: { wire: 'unix', socket: join(folder.path, 'exit.sock') },
    keypad: { socket: join(folder.path, 'keys.sock') },
    printer: { port: 0 },
    pace: 'instant',
  };
  const machines = await openMachines(config, machineClock);
  return {
    ...machines,
    async close() {
      await machines.close();
      folder.remove();
    },
  };
}

export function openTestFolder() {
  const path = mkdtempSync(join(tmpdir(), 'mado-bench-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
