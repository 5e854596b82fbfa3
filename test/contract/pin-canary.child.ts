import { writeHeapSnapshot } from 'node:v8';

import { machineClock } from '#contract/clock.ts';
import { ok } from '#contract/result.ts';
import { openPcsc } from '#devices/card/pcsc.ts';
import { openCardReader } from '#devices/card/reader.ts';
import type { CardTransport } from '#devices/card/transport.ts';

import { chooseCanary } from '../support/canary.ts';

/**
 * Presents a PIN that stands nowhere else in this process's memory, and tells how often it stands there while the card has
 * it and afterwards.
 */
const [mode, snapshot = ''] = process.argv.slice(2);
const canary = chooseCanary();

let during = 0;

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
          if (command[1] === 0x20) during = canary.count();
          const token = command[1] === 0xb0 ? 'JPKIAPICCTOKEN2' : '';
          return Promise.resolve(ok(Buffer.concat([Buffer.from(token), Buffer.from('9000', 'hex')])));
        },
        disconnect: () => Promise.resolve(),
      }),
    ),
};

const transport = mode === 'pcsc' ? openPcsc({ clock: machineClock, reader: 'Virtual PCD 00 00' }) : yes;
const port = openCardReader({ transport, trust: 'anyIssuer', clock: machineClock });
process.stdout.write(`${canary.masked}\n`);
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
const verified = await session.value.verifyPin(canary.bytes());
if (!verified.ok) throw new Error(verified.error.code);
await session.value.close();
const after = canary.count();
writeHeapSnapshot(snapshot);
await port.close();
process.stdout.write(`${JSON.stringify({ during, after })}\n`);
