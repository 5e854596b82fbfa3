import { ippClient } from '#devices/printer/ipp/client.ts';
import { serial } from '#devices/printer/serial.ts';
import type { Sheet } from '#devices/printer/simulator/sheet.ts';

import { printerBench } from '../support/printer-bench.ts';
import { printerContract } from './printer.ts';

printerContract('the simulated printer', async () => {
  const bench = await printerBench();
  const taken: Sheet[] = [];
  return {
    ...bench,
    client: ippClient(bench.uri, bench.exchange, serial(1)),
    async printed() {
      taken.push(...bench.machine.takeSheets());
      return taken.map(({ pdf }) => pdf);
    },
  };
});
