import { machineClock } from '#contract/clock.ts';

import type { Machines } from '../machines.ts';
import { openBenchServer } from '../server.ts';
import { openTestMachines } from './machines.ts';

/** The terminal's screen, as the parent would name it. */
export const SCREEN = 'http://127.0.0.1:9/start?ticket=1';

export interface TestPanel {
  readonly url: string;
  readonly machines: Machines;
  /** How often the core's plug was pulled. */
  readonly cuts: () => number;
  /** Whether the terminal can be opened from here. */
  hasScreen: boolean;
  close(): Promise<void>;
}

/** The bench's page, served, over machines that move at once. */
export async function openTestPanel(): Promise<TestPanel> {
  const machines = await openTestMachines();
  let cuts = 0;
  const server = await openBenchServer({
    port: 0,
    machines,
    clock: machineClock,
    cutPower: () => void (cuts += 1),
    terminalUrl: () => Promise.resolve(panel.hasScreen ? SCREEN : undefined),
  });
  const panel: TestPanel = {
    url: server.url,
    machines,
    cuts: () => cuts,
    hasScreen: true,
    async close() {
      await server.close();
      await machines.close();
    },
  };
  return panel;
}
