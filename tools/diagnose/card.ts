import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { machineClock } from '#contract/clock.ts';
import { readTrust } from '#devices/card/certificate.ts';
import { openPcsc } from '#devices/card/pcsc.ts';
import { openCardReader } from '#devices/card/reader.ts';
import type { CardTransport } from '#devices/card/transport.ts';

import { cardLaid } from './card-laid.ts';
import { lineFromStdin } from './stdin-line.ts';
import { tellCard, tellCardFault, tellWrongUse } from './card-words.ts';
import type { Diagnosis } from './diagnosis.ts';
import { examineCard } from './examine-card.ts';

/** How long a reader may take to come up and to see the card, ms. */
const LAY_LIMIT_MS = 3_000;

/** Name of a reader that begins so: the virtual reader without PC/SC, on this TCP port. */
const VPCD = /^vpcd:(\d{1,5})$/;

const OPTIONS = {
  reader: { type: 'string' },
  trust: { type: 'string', multiple: true },
  'pin-stdin': { type: 'boolean', default: false },
  'last-try': { type: 'boolean', default: false },
} as const;

/**
 * `card --reader NAME [--trust CA.pem]… [--pin-stdin [--last-try]]`: which card lies there, its PIN tries and its certificate;
 * with a PIN on standard input also a signature, checked here. NAME is how the reader's name begins, or `vpcd:PORT`.
 */
export async function diagnoseCard(args: readonly string[]): Promise<Diagnosis> {
  const asked = question(args);
  if (typeof asked === 'string') return tellWrongUse(asked);
  const transport = await transportTo(asked.reader);
  if (transport === undefined) return tellCardFault('noReader');
  const pin = asked.pinFromStdin ? lineFromStdin() : undefined;
  let apdus = 0;
  const port = openCardReader({
    transport,
    trust: asked.trust ?? 'anyIssuer',
    clock: machineClock,
    meter: { answered: () => (apdus += 1) },
  });
  try {
    const missing = await cardLaid(port, machineClock, LAY_LIMIT_MS);
    if (missing !== undefined) return tellCardFault(missing);
    const nonce = randomBytes(32);
    const examined = await examineCard(port, { pin, nonce, lastTry: asked.lastTry });
    if (!examined.ok) return tellCardFault(examined.error);
    return tellCard({ ...examined.value, issuer: asked.trust ? 'trusted' : 'notChecked', apdus });
  } finally {
    pin?.fill(0);
    await port.close();
  }
}

interface Question {
  readonly reader: string;
  readonly trust: readonly string[] | undefined;
  readonly pinFromStdin: boolean;
  readonly lastTry: boolean;
}

/** What was asked, or what is wrong with the question. */
function question(args: readonly string[]): Question | string {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    if (values.reader === undefined) return 'say which reader: --reader NAME';
    return {
      reader: values.reader,
      trust: values.trust?.map(readPem),
      pinFromStdin: values['pin-stdin'],
      lastTry: values['last-try'],
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function readPem(path: string): string {
  const pem = readFileSync(path, 'utf8');
  readTrust([pem]); // throws where it is no certificate
  return pem;
}

/** Undefined where the virtual reader's port cannot be had, and where there is no virtual reader: on a terminal. */
async function transportTo(reader: string): Promise<CardTransport | undefined> {
  const [, port] = VPCD.exec(reader) ?? [];
  if (port === undefined) return openPcsc({ clock: machineClock, reader });
  try {
    const { openVpcd } = await import('#devices/card/simulator/vpcd.ts');
    return (await openVpcd({ port: Number(port) })).transport;
  } catch {
    return undefined;
  }
}
