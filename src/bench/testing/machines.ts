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

/** A bench that moves at once, with a folder of its own. */
export async function openTestMachines(vpcd: number = NO_READER): Promise<Machines & { folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'mado-machines-'));
  const config: BenchConfig = {
    port: 0,
    authority: join(folder, 'cards'),
    cards: CARDS,
    card: { vpcd },
    cash: { wire: 'unix', socket: join(folder, 'cash.sock') },
    printer: { port: 0 },
    pace: 'instant',
  };
  const machines = await openMachines(config, machineClock);
  return {
    ...machines,
    folder,
    async close() {
      await machines.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
