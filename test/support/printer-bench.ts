import { setImmediate } from 'node:timers/promises';

import { HandClock } from '#contract/testing/hand-clock.ts';
import { DEADLINES, type Deadlines } from '#devices/printer/deadlines.ts';
import { printerOn } from '#devices/printer/driver.ts';
import { printerAddress } from '#devices/printer/ipp/address.ts';
import { type Exchange, httpExchange } from '#devices/printer/ipp/transport.ts';
import type { PrinterPort, PrintJob, PrintReport } from '#devices/printer/port.ts';
import type { Lies } from '#devices/printer/simulator/lies.ts';
import { PaperMachine } from '#devices/printer/simulator/paper-machine.ts';
import { servePrinter } from '#devices/printer/simulator/serve.ts';

import { a4Pdf } from './a4-pdf.ts';
import { issueNamed, MemoryJournal, visit } from './print-journal.ts';

export interface PrinterBench {
  readonly clock: HandClock;
  readonly machine: PaperMachine;
  readonly journal: MemoryJournal;
  readonly printer: PrinterPort;
  readonly uri: string;
  readonly exchange: Exchange;
  /** A printer port as after a restart of the terminal, on the same journal. */
  restarted(): PrinterPort;
  /** A small document for that issue. */
  job(issue: string, sheets?: number): PrintJob;
  /** Prints one document; `at` is called with every progress, to lay hands on the machine. */
  print(issue: string, at?: (step: string, fault?: string) => void, sheets?: number): Promise<PrintReport>;
  /** Lets time run, whenever nothing is on the wire, until the promise is settled. */
  settle<T>(promise: Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Options {
  readonly lies?: Partial<Lies>;
  readonly sheets?: number;
  readonly duplex?: boolean;
  readonly deadlines?: Partial<Deadlines>;
  /** Stands between driver and wire. */
  readonly through?: (wire: Exchange) => Exchange;
}

/** Driver, real HTTP on loopback and simulated printer, all on one simulated clock. */
export async function printerBench(options: Options = {}): Promise<PrinterBench> {
  const clock = new HandClock();
  const { sheets = 50, duplex = true, lies = {} } = options;
  const machine = new PaperMachine({ clock, sheets, duplex, lies });
  const served = await servePrinter(machine, { port: 0 });
  const deadlines = { ...DEADLINES, ...options.deadlines };
  const wire = httpExchange({ address: printerAddress(served.uri), tls: undefined, clock, deadlines });
  let onTheWire = 0;
  const counted: Exchange = async (request) => {
    onTheWire += 1;
    try {
      return await wire(request);
    } finally {
      onTheWire -= 1;
    }
  };
  const exchange = options.through?.(counted) ?? counted;
  const journal = new MemoryJournal();
  const open = (): PrinterPort => printerOn(exchange, { uri: served.uri, journal, clock, deadlines });
  const printer = open();

  async function settle<T>(promise: Promise<T>): Promise<T> {
    let pending = true;
    const done = (): void => {
      pending = false;
    };
    promise.then(done, done);
    while (stillPending()) {
      await setImmediate();
      if (stillPending() && onTheWire === 0 && !clock.next()) throw new Error('waiting, but for nothing');
    }
    return promise;

    function stillPending(): boolean {
      return pending;
    }
  }

  const job = (issue: string, sheets = 1): PrintJob => ({
    visit,
    issue: issueNamed(issue),
    pdf: a4Pdf(issue, sheets),
    sheets,
  });

  return {
    clock,
    machine,
    journal,
    printer,
    exchange,
    settle,
    uri: served.uri,
    restarted: open,
    job,
    print(issue, at = () => undefined, sheets = 1) {
      return settle(printer.print(job(issue, sheets), (step, fault) => at(step, fault?.code)));
    },
    async close() {
      await served.close();
      machine.powerOff();
    },
  };
}
