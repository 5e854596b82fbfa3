import { workerData } from 'node:worker_threads';

import { z } from 'zod';

import { machineClock } from '#contract/clock.ts';
import { type DemoCardProfile, openDemoAuthority } from '#devices/card/simulator/demo-authority.ts';
import type { Icc } from '#devices/card/simulator/icc.ts';
import { memoryTries } from '#devices/card/simulator/pin-object.ts';
import { VirtualCard } from '#devices/card/simulator/virtual-card.ts';
import { VirtualReader } from '#devices/card/simulator/virtual-reader.ts';

import { HAND, HAND_CARDS } from './card-hand.ts';
import { PIN } from '../support/card-people.ts';

/**
 * A hand at the reader that works while the test's own thread is busy: lays one card, and when told swaps it for another
 * person's with the same PIN, faster than the reader is polled.
 */
const { directory, port, flag } = z
  .object({ directory: z.string(), port: z.int(), flag: z.instanceof(Int32Array) })
  .parse(workerData);

const authority = await openDemoAuthority(directory, machineClock);
const reader = new VirtualReader({ port, clock: machineClock });

async function card(profile: DemoCardProfile): Promise<VirtualCard> {
  const credential = await authority.card(profile);
  return new VirtualCard({ id: profile.id, credential, pin: PIN, tries: memoryTries(), clock: machineClock });
}

/** Says when the reader has asked this card for the first time. */
function noticed(card: Icc): { card: Icc; met: Promise<void> } {
  const { promise: met, resolve } = Promise.withResolvers<void>();
  return {
    met,
    card: {
      signal: (power) => card.signal(power),
      answerToReset: () => {
        resolve();
        return card.answerToReset();
      },
      transmit: (command) => card.transmit(command),
    },
  };
}

async function told(word: number): Promise<void> {
  for (let now = Atomics.load(flag, 0); now !== word; now = Atomics.load(flag, 0)) {
    await Atomics.waitAsync(flag, 0, now).value;
  }
}

const first = await card(HAND_CARDS.first);
const second = noticed(await card(HAND_CARDS.second));
await reader.lay(first);
await told(HAND.swap);
await reader.lay(second.card);
await second.met;
Atomics.store(flag, 0, HAND.swapped);
Atomics.notify(flag, 0);
await told(HAND.lift);
await reader.lift();
