import { readFileSync } from 'node:fs';

import { machineClock } from '#contract/clock.ts';

import { BenchConfig, ToBench } from './config.ts';
import type { FromBench } from './config.ts';
import { openMachines } from './machines.ts';
import { openBenchServer } from './server.ts';
import { canPicture } from './sheet-tray.ts';

/** How long a parent may take to answer with the terminal's address, ms. */
const WINDOW_DEADLINE_MS = 3_000;

const tell = (message: FromBench): void => void process.send?.(message);
const file = process.argv[2];
if (file === undefined) throw new Error('usage: main.ts <bench.json>');
const config = BenchConfig.parse(JSON.parse(readFileSync(file, 'utf8')));

const machines = await openMachines(config, machineClock);
let answerWindow: (url: string | undefined) => void = () => {};
const server = await openBenchServer({
  port: config.port,
  machines,
  cutPower: () => tell({ type: 'cutPower' }),
  terminalUrl: () =>
    new Promise((resolve) => {
      answerWindow = resolve;
      setTimeout(() => resolve(undefined), WINDOW_DEADLINE_MS).unref();
      tell({ type: 'openWindow' });
    }),
});

process.on('message', (message) => {
  const known = ToBench.safeParse(message);
  if (known.success) answerWindow(known.data.url ?? undefined);
});
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) {
  process.once(
    signal,
    () =>
      void server
        .close()
        .then(() => machines.close())
        .finally(() => process.exit(0)),
  );
}
tell({ type: 'ready', url: server.url, ...machines.addresses, pictures: await canPicture() });
