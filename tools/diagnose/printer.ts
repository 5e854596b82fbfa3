import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { machineClock } from '#contract/clock.ts';
import type { Refusal } from '#devices/printer/ask.ts';
import { DEADLINES } from '#devices/printer/deadlines.ts';
import { transportFault } from '#devices/printer/faults.ts';
import { printerAddress } from '#devices/printer/ipp/address.ts';
import { ippClient } from '#devices/printer/ipp/client.ts';
import type { PrinterTls } from '#devices/printer/ipp/connect.ts';
import type { IppError } from '#devices/printer/ipp/error.ts';
import { httpExchange } from '#devices/printer/ipp/transport.ts';
import { serial } from '#devices/printer/serial.ts';

import { type Diagnosis, faulty } from './diagnosis.ts';
import { examinePrinter } from './examine-printer.ts';
import { tellPrinter, tellPrinterFault } from './printer-words.ts';
import { printTestPage } from '#main/core/test-page.ts';

/** A technician stands there and waits, ms. */
const WAITS = { ...DEADLINES, idleMs: 5_000, totalMs: 10_000 };

const OPTIONS = {
  uri: { type: 'string' },
  pin: { type: 'string' },
  ca: { type: 'string' },
  'test-page': { type: 'boolean', default: false },
} as const;

/**
 * `printer --uri ipp://… [--pin SHA256 | --ca FILE] [--test-page]`: what the printer says of itself, what blocks it and who acts,
 * trays, supplies, counters; with `--test-page` one sheet marked 見本, printed once.
 */
export async function diagnosePrinter(args: readonly string[]): Promise<Diagnosis> {
  const asked = question(args);
  if (typeof asked === 'string') return faulty('usage', 'technician', asked);
  const { uri, tls, testPage } = asked;
  const wire = { address: printerAddress(uri), tls, clock: machineClock, deadlines: WAITS };
  const client = ippClient(uri, httpExchange(wire), serial(1));
  const before = await examinePrinter(client);
  if (!before.ok) return tellPrinterFault(codeOf(before.error));
  if (!testPage || before.value.fault) return tellPrinter(before.value, undefined);
  const printed = await printTestPage({ uri, clock: machineClock, ...(tls ? { tls } : {}) });
  const after = await examinePrinter(client);
  return tellPrinter(after.ok ? after.value : before.value, printed);
}

interface Question {
  readonly uri: string;
  readonly tls: PrinterTls | undefined;
  readonly testPage: boolean;
}

/** What was asked, or what is wrong with the question. */
function question(args: readonly string[]): Question | string {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { uri, pin, ca } = values;
    if (uri === undefined) return 'say which printer: --uri ipp://host:port/path, or ipps:// for TLS';
    printerAddress(uri); // throws where it is none
    if (pin !== undefined && ca !== undefined) return 'give --pin or --ca, not both';
    if (pin !== undefined && !/^(?:[0-9a-f]{2}:?){32}$/i.test(pin))
      return '--pin is a SHA-256, 64 hex digits';
    const tls = pin ? { pin } : ca ? { ca: readFileSync(ca, 'utf8') } : undefined;
    return { uri, tls, testPage: values['test-page'] };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function codeOf(error: IppError | Refusal): Parameters<typeof tellPrinterFault>[0] {
  if (error.kind === 'refused') return 'protocol';
  return error.kind === 'certificate' ? 'certificate' : transportFault(error).code;
}
