import { writeHeapSnapshot } from 'node:v8';

import { machineClock } from '#contract/clock.ts';
import { ok } from '#contract/result.ts';
import { openPcsc } from '#devices/card/pcsc.ts';
import { openCardReader } from '#devices/card/reader.ts';
import type { CardTransport } from '#devices/card/transport.ts';
import { wipeable } from '#contract/wipeable.ts';

import { digitsInMemory } from '../support/digits-in-memory.ts';

/**
 * Presents a PIN that stands nowhere else in this process's memory, and tells how often it stands there while the card has
 * it and afterwards. The PIN is chosen here, and told as `PIN xor MASK`, so that telling it leaves no trace of it.
 */
const [mode, snapshot = ''] = process.argv.slice(2);
const MASK = 0x2a5a;

const before = digitsInMemory();
const canary = before.findIndex((times, value) => times === 0 && value > 1_000);

function pin(): Buffer {
  const bytes = wipeable(4);
  for (let at = 0, rest = canary; at < 4; at++, rest = Math.floor(rest / 10))
    bytes[3 - at] = 0x30 + (rest % 10);
  return bytes;
}

let during = 0;
const count = (): number => digitsInMemory()[canary] ?? 0;

/** A card that says yes to everything, and looks into memory while it holds the PIN. */
const yes: CardTransport = {
  kind: 'virtual',
  status: () => ({ device: 'ready', media: 'present', reader: 'Canary' }),
  subscribe: () => () => undefined,
  close: () => Promise.resolve(),
  connect: () =>
    Promise.resolve(
      ok({
        transmit(command: Uint8Array) {
          if (command[1] === 0x20) during = count();
          const token = command[1] === 0xb0 ? 'JPKIAPICCTOKEN2' : '';
          return Promise.resolve(ok(Buffer.concat([Buffer.from(token), Buffer.from('9000', 'hex')])));
        },
        disconnect: () => Promise.resolve(),
      }),
    ),
};

const transport = mode === 'pcsc' ? openPcsc({ clock: machineClock, reader: 'Virtual PCD 00 00' }) : yes;
const port = openCardReader({ transport, trust: 'anyIssuer', clock: machineClock });
process.stdout.write(`${canary ^ MASK}\n`);
while (port.status().media !== 'present') {
  await new Promise<void>((resolve) => {
    const stop = port.subscribe(() => {
      stop();
      resolve();
    });
  });
}
const session = await port.accept();
if (!session.ok) throw new Error(session.error.code);
const verified = await session.value.verifyPin(pin());
if (!verified.ok) throw new Error(verified.error.code);
await session.value.close();
const after = count();
writeHeapSnapshot(snapshot);
await port.close();
process.stdout.write(`${JSON.stringify({ during, after })}\n`);
