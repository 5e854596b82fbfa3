import type { Clock } from '#contract/clock.ts';
import type { PrintJournal } from '#contract/paper.ts';

import { askPrinter } from './ask.ts';
import type { PrinterContext } from './context.ts';
import { type Deadlines, DEADLINES } from './deadlines.ts';
import { faultOf } from './faults.ts';
import { A4, type Media } from './format.ts';
import { printerAddress } from './ipp/address.ts';
import { ippClient } from './ipp/client.ts';
import type { PrinterTls } from './ipp/connect.ts';
import { type Exchange, httpExchange } from './ipp/transport.ts';
import { createOrphans } from './orphans.ts';
import type { PrinterPort, PrintReport } from './port.ts';
import { printOnce } from './print-once.ts';
import { assess } from './readiness.ts';
import { reconcile } from './reconcile.ts';
import { serial } from './serial.ts';

export interface PrinterOptions {
  /** `ipp://host:port/path`, or `ipps://` for TLS. The printer itself, never a queue in between. */
  readonly uri: string;
  readonly tls?: PrinterTls;
  /** A4 unless said otherwise. */
  readonly media?: Media;
  readonly journal: PrintJournal;
  readonly clock: Clock;
  readonly deadlines?: Partial<Deadlines>;
}

/** The driver of a network printer (IPP, RFC 8010 and 8011). A URI that is none throws: the configuration is wrong. */
export function createPrinter(options: PrinterOptions): PrinterPort {
  const address = printerAddress(options.uri);
  const deadlines = { ...DEADLINES, ...options.deadlines };
  return printerOn(httpExchange({ address, tls: options.tls, clock: options.clock, deadlines }), options);
}

/** Requests that may wait for their turn, and jobs. */
const MAX_REQUESTS = 16;
const MAX_JOBS = 8;

/** The same driver on any carrier of IPP messages. */
export function printerOn(exchange: Exchange, options: PrinterOptions): PrinterPort {
  const { uri, journal, clock, media = A4 } = options;
  const client = ippClient(uri, exchange, serial(MAX_REQUESTS));
  const deadlines = { ...DEADLINES, ...options.deadlines };
  const context: PrinterContext = {
    client,
    media,
    journal,
    clock,
    deadlines,
    orphans: createOrphans(client, journal),
  };
  const jobs = serial(MAX_JOBS);
  let closed = false;
  return {
    async status() {
      // Before any money is asked for: what an earlier visit left must not come out in this one.
      const left = await context.orphans.sweep();
      const view = await askPrinter(client, media);
      if (view.ok) return assess(view.value, left);
      const found = faultOf(view.error);
      return { device: found.code === 'offline' ? 'offline' : 'blocked', fault: found, notices: [] };
    },
    async capabilities() {
      const view = await askPrinter(client, media);
      if (!view.ok) return undefined;
      const { name, duplex, lifeCounter } = view.value;
      return { name, duplex, lifeCounter: lifeCounter !== undefined };
    },
    async print(job, progress) {
      if (closed) return REFUSED;
      // A copy of its own: its visit may end and be wiped while the job still waits for the printer.
      const pdf = Uint8Array.from(job.pdf);
      try {
        const turn = await jobs.run(() => printOnce(context, { ...job, pdf }, progress));
        return turn.ok ? turn.value : REFUSED;
      } finally {
        pdf.fill(0);
      }
    },
    async reconcile() {
      const turn = await jobs.run(() => reconcile(context));
      return turn.ok ? turn.value : [];
    },
    /** Takes no new job and waits for the running one: its paper is on the way, and its time is limited. */
    async close() {
      closed = true;
      await jobs.idle();
    },
  };
}

const REFUSED: PrintReport = { verdict: 'notPrinted', cause: 'not-accepting', fault: undefined };
