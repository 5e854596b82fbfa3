import { readFileSync } from 'node:fs';

import { machineClock } from '#contract/clock.ts';

import { BenchConfig, ToBench } from './config.ts';
import type { FromBench } from './config.ts';
import { openMachines } from './machines.ts';
import { canPicture } from './picture.ts';
import { openBenchServer } from './server.ts';
import { TerminalWindow } from './terminal-window.ts';

/**
 * The bench: a process of its own with the simulators of card reader, cash devices and printer, each on a real wire, and a
 * page to move them by hand. It is for trying and testing: a product contains neither it nor any simulator
 * (electron-builder.yml).
 *
 *     node src/bench/main.ts bench.json
 */
const tell = (message: FromBench): void => void process.send?.(message);
const file = process.argv[2];
if (file === undefined) throw new Error('usage: main.ts <bench.json>');
const config = BenchConfig.parse(JSON.parse(readFileSync(file, 'utf8')));

const machines = await openMachines(config, machineClock);
const window = new TerminalWindow(() => tell({ type: 'openWindow' }), machineClock);
const server = await openBenchServer({
  port: config.port,
  machines,
  clock: machineClock,
  cutPower: () => tell({ type: 'cutPower' }),
  terminalUrl: () => window.ask(),
});

process.on('message', (message) => {
  const known = ToBench.safeParse(message);
  if (known.success) window.answer(known.data.url ?? undefined);
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
