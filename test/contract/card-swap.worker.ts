import { parentPort, workerData } from 'node:worker_threads';

import { memoryTries } from '#devices/card/simulator/pin-object.ts';
import { VirtualReader } from '#devices/card/simulator/virtual-reader.ts';
import { VirtualCard } from '#devices/card/simulator/virtual-card.ts';
import { openDemoAuthority } from '#devices/card/simulator/demo-authority.ts';
import { z } from 'zod';

import { PIN } from './card-people.ts';
import { machineClock } from './clocks.ts';

/**
 * A hand at the reader that works while the test's own thread is busy: lays one card, and on a message swaps it for another
 * person's with the same PIN, faster than the reader is polled. `flag` turns 1 when the reader has met the second card.
 */
const { directory, port, flag } = z
  .object({ directory: z.string(), port: z.int(), flag: z.instanceof(Int32Array) })
  .parse(workerData);

const authority = await openDemoAuthority(directory, machineClock);
const reader = new VirtualReader({ port, clock: machineClock });

async function card(id: string): Promise<VirtualCard> {
  const credential = await authority.card({ id, commonName: `DEMO${id}` });
  return new VirtualCard({ id, credential, pin: PIN, tries: memoryTries(), clock: machineClock });
}

const second = await card('second');
await reader.lay(await card('first'));

parentPort?.once('message', async () => {
  const met = Promise.withResolvers<undefined>();
  await reader.lay({
    signal: (power) => second.signal(power),
    answerToReset: () => {
      met.resolve(undefined);
      return second.answerToReset();
    },
    transmit: (command) => second.transmit(command),
  });
  await met.promise;
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
  parentPort?.once('message', () => reader.lift());
});
