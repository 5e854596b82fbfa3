import { afterAll, expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';
import type { CardPort } from '#devices/card/port.ts';
import { openCardReader } from '#devices/card/reader.ts';
import type { Icc } from '#devices/card/simulator/icc.ts';
import { VirtualSlot } from '#devices/card/simulator/slot.ts';

import { PIN, cardPeople } from '../support/card-people.ts';
import { mutate, random } from './mutate.ts';

/** Another one every time; `FUZZ_SEED=… npx vitest run test/fuzz/card-session.test.ts` repeats a run. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_007);
const VISITS = 3_000;
/** The most that a visit sends: 160 reads and the few commands around them, each with its GET RESPONSE rounds. */
const MOST_COMMANDS = 1_000;

const clock = new HandClock();
const people = await cardPeople(clock);
afterAll(() => people.remove());

interface Watched {
  readonly card: Icc;
  readonly commands: () => number;
  readonly pins: () => number;
}

/** A sound card, of whose answers one in ten is damaged on the way. */
function damaged(next: () => number): Watched {
  const card = people.card({ quirks: { shortOnly: next() < 0.3, classicOnly: next() < 0.3 } });
  let commands = 0;
  let pins = 0;
  return {
    card: {
      signal: (power) => card.signal(power),
      answerToReset: async () => (next() < 0.98 ? card.answerToReset() : new Uint8Array()),
      async transmit(command) {
        commands += 1;
        if (command[1] === 0x20 && command.length > 5) pins += 1;
        const answer = await card.transmit(command);
        return next() < 0.9 ? answer : mutate(answer, next);
      },
    },
    commands: () => commands,
    pins: () => pins,
  };
}

/** True when the visit came to its end; every fault on the way is one that is known. */
async function visit(port: CardPort): Promise<boolean> {
  const session = await port.accept();
  if (!session.ok) return false;
  const { value: card } = session;
  const read = await card.readCertificate();
  if (read.ok) expect(Buffer.from(people.sound.certificate).equals(read.value.der)).toBe(true);
  const tries = await card.triesLeft();
  const verified = await card.verifyPin(Buffer.from(PIN));
  const signed = await card.sign(Buffer.from('nonce'));
  await card.close();
  return read.ok && tries.ok && verified.ok && signed.ok;
}

test(`whole visits with damaged answers (seed ${SEED})`, { timeout: 60_000 }, async () => {
  const next = random(SEED);
  let served = 0;
  for (let run = 0; run < VISITS; run++) {
    const { card, commands, pins } = damaged(next);
    const transport = new VirtualSlot();
    transport.lay(card);
    const port = openCardReader({ transport, trust: [people.authority.certificatePem], clock });
    if (await visit(port)) served += 1;
    expect(commands()).toBeLessThan(MOST_COMMANDS);
    expect(pins()).toBeLessThanOrEqual(1);
    await port.close();
  }
  expect(served).toBeGreaterThan(VISITS / 10);
  expect(served).toBeLessThan(VISITS);
  expect(clock.timers).toBe(0);
});
