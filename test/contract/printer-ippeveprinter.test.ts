import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { machineClock } from '#contract/clock.ts';
import { DEADLINES } from '#devices/printer/deadlines.ts';
import { createPrinter } from '#devices/printer/driver.ts';
import { printerAddress } from '#devices/printer/ipp/address.ts';
import { ippClient } from '#devices/printer/ipp/client.ts';
import { httpExchange } from '#devices/printer/ipp/transport.ts';
import { serial } from '#devices/printer/serial.ts';

import { ippeveprinterMissing, startIppeveprinter } from '../peers/ippeveprinter.ts';
import { MemoryJournal } from '../support/print-journal.ts';
import { printerContract, type Subject } from './printer.ts';

printerContract('ippeveprinter of CUPS', open, await ippeveprinterMissing());

async function open(): Promise<Subject> {
  const { uri, spoolDir, stop } = await startIppeveprinter();
  const journal = new MemoryJournal();
  const printer = createPrinter({ uri, journal, clock: machineClock, deadlines: { pollMs: 20 } });
  const wire = { address: printerAddress(uri), tls: undefined, clock: machineClock, deadlines: DEADLINES };
  return {
    printer,
    journal,
    client: ippClient(uri, httpExchange(wire), serial(1)),
    settle: (promise) => promise,
    async printed() {
      const files = (await readdir(spoolDir)).filter((file) => file.endsWith('.pdf'));
      const inOrder = files.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
      return Promise.all(inOrder.map((file) => readFile(join(spoolDir, file))));
    },
    close: stop,
  };
}
