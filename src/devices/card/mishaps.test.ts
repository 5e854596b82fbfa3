import { X509Certificate, verify } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { HandClock } from '#contract/testing/hand-clock.ts';

import { type CardPeople, PIN, cardPeople } from '../../../test/support/card-people.ts';
import type { CardFaultCode, CardPort } from './port.ts';
import { openCardReader } from './reader.ts';
import type { Icc } from './simulator/icc.ts';
import { memoryTries } from './simulator/pin-object.ts';
import type { Quirks } from './simulator/quirks.ts';
import { VirtualSlot } from './simulator/slot.ts';
import { APDU_LIMIT_MS } from './transport.ts';

const clock = new HandClock();
let people: CardPeople;
beforeAll(async () => {
  people = await cardPeople(clock);
});
afterAll(() => people.remove());

/** A whole visit's card work: the person's certificate, or the fault that ended it. */
async function visit(port: CardPort): Promise<Uint8Array | CardFaultCode> {
  const accepted = await port.accept();
  if (!accepted.ok) return accepted.error.code;
  const session = accepted.value;
  try {
    const certificate = await session.readCertificate();
    if (!certificate.ok) return certificate.error.code;
    const tries = await session.triesLeft();
    if (!tries.ok) return tries.error.code;
    const verified = await session.verifyPin(Buffer.from(PIN));
    if (!verified.ok) return verified.error.code;
    const signed = await session.sign(Buffer.from('nonce'));
    if (!signed.ok) return signed.error.code;
    const { publicKey } = new X509Certificate(certificate.value.der);
    expect(verify('sha256', Buffer.from('nonce'), publicKey, signed.value.signature)).toBe(true);
    return certificate.value.der;
  } finally {
    await session.close();
  }
}

type Mishap = (scene: Scene) => Uint8Array | Promise<Uint8Array> | undefined;

interface Scene {
  readonly slot: VirtualSlot;
  readonly first: Icc;
  readonly second: Icc;
  /** From now on the second card answers in the first one's place, and the reader saw nothing. */
  readonly replace: () => void;
}

const never = new Promise<never>(() => undefined);

/** What can befall a command that has been sent: an answer in the card's stead, or none of its own. */
const MISHAPS: readonly (readonly [string, readonly CardFaultCode[], Mishap])[] = [
  ['lifted', ['removed'], befalls(({ slot }) => slot.lift())],
  ['swapped', ['removed'], befalls(({ slot, second }) => slot.lay(second))],
  ['reset by another program', ['removed'], befalls(({ slot }) => slot.reset())],
  ['answered with nothing', ['removed'], () => new Uint8Array()],
  ['without power for a moment, unseen', ['removed', 'unreadable'], befalls(glitch)],
  ['swapped unseen', ['removed', 'unreadable'], befalls(({ replace }) => replace())],
  [
    'never answered',
    ['timeout'],
    () => {
      setImmediate(() => clock.advance(APDU_LIMIT_MS));
      return never;
    },
  ],
];

/** The card answers as it then does. */
function befalls(happen: (scene: Scene) => void): Mishap {
  return (scene) => {
    happen(scene);
    return undefined;
  };
}

function glitch({ first }: Scene): void {
  first.signal('off');
  first.signal('on');
}

/** A reader with a card that meets `mishap` at its command number `at`, counted from 1; `sent` are that card's PINs. */
function stage(quirks: Quirks, at: number, mishap: Mishap) {
  const slot = new VirtualSlot();
  const tries = memoryTries();
  const first = people.card({ quirks, id: 'first', tries });
  const second = people.card({ quirks, id: 'second', tries, credential: people.other });
  let current: Icc = first;
  let commands = 0;
  let pins = 0;
  const card: Icc = {
    signal: (power) => current.signal(power),
    answerToReset: () => current.answerToReset(),
    async transmit(command) {
      if (command[1] === 0x20 && command.length > 5) pins += 1;
      commands += 1;
      const befallen = commands === at ? mishap(scene) : undefined;
      return befallen ?? current.transmit(command);
    },
  };
  const replace = (): void => {
    current = second;
    second.signal('on');
  };
  const scene: Scene = { slot, first, second, replace };
  const port = openCardReader({ transport: slot, trust: [people.authority.certificatePem], clock });
  slot.lay(card);
  return { slot, port, first, second, tries, pins: () => pins, commands: () => commands };
}

describe.each<readonly [string, Quirks]>([
  ['extended length', {}],
  ['short commands only', { shortOnly: true, classicOnly: true }],
])('a card with %s', (_, quirks) => {
  test.each(MISHAPS)(
    '%s at any command ends in a fault; the next card is served',
    async (_, codes, mishap) => {
      const whole = stage(quirks, 0, () => undefined);
      expect(await visit(whole.port)).toEqual(people.sound.certificate);

      for (let at = 1; at <= whole.commands(); at++) {
        const { slot, port, second, tries, pins } = stage(quirks, at, mishap);
        const outcome = await visit(port);
        if (typeof outcome === 'string') expect([at, codes]).toEqual([at, expect.arrayContaining([outcome])]);
        // Before anything was read of the first card, the second one simply is the card of this visit.
        else expect([at, outcome]).toEqual([1, mishapOutcome(outcome)]);
        expect(pins()).toBeLessThanOrEqual(1);
        expect(tries.load('second:authentication') ?? 3).toBe(3);
        slot.lay(second);
        expect(await visit(port)).toEqual(people.other.certificate);
        await port.close();
      }
    },
  );
});

/** One of the two people's certificates, whole. */
function mishapOutcome(outcome: Uint8Array): Uint8Array {
  return (
    [people.sound, people.other].find(({ certificate }) => Buffer.from(outcome).equals(certificate))
      ?.certificate ?? new Uint8Array()
  );
}
