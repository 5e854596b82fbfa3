import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type Clock, wait } from '#contract/clock.ts';
import type { Who } from '#contract/fault.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import { SW } from '#devices/card/apdu.ts';
import type { CardFault, CardFaultCode, CardPort } from '#devices/card/port.ts';
import type { Icc } from '#devices/card/simulator/icc.ts';
import type { VirtualCardOptions } from '#devices/card/simulator/virtual-card.ts';

import { type CardPeople, PIN, cardPeople } from '../support/card-people.ts';
import { type CardBench, type OpenCardBench, next } from './card.ts';

type Options = Partial<VirtualCardOptions>;

/** Cards that differ in how they speak and are served all the same. */
const SERVED: readonly (readonly [string, Options])[] = [
  ['6F00 to the first command', { quirks: { firstCommandFails: true } }],
  ['short commands only', { quirks: { shortOnly: true } }],
  ['classic signing only', { quirks: { classicOnly: true } }],
  ['filler after the certificate', { quirks: { padded: true } }],
  ['filler, in short commands', { quirks: { padded: true, shortOnly: true } }],
  ['answers shorter than asked for', { quirks: { shortAnswers: 100 } }],
  ['short answers to short commands', { quirks: { shortAnswers: 33, shortOnly: true } }],
  ['6Cxx', { quirks: { exactLe: true, shortOnly: true } }],
  ['61xx', { quirks: { chained: true, shortOnly: true } }],
  [
    '6Cxx, 61xx, filler and classic signing',
    {
      quirks: { exactLe: true, chained: true, padded: true, shortOnly: true, classicOnly: true },
    },
  ],
];

/** Where in a visit's card work a card is refused. */
type At = 'accept' | 'readCertificate' | 'triesLeft' | 'verifyPin';

/** Cards that cannot be used: where it shows, as which fault, and who can act. */
const REFUSED: readonly (readonly [string, At, CardFaultCode, Who, (people: CardPeople) => Options])[] = [
  ['住基カード', 'accept', 'juki', 'resident', () => ({ kind: 'juki' })],
  ['Android phone', 'accept', 'phone', 'resident', () => ({ kind: 'phone' })],
  ['iPhone', 'accept', 'phone', 'resident', () => ({ kind: 'iphone' })],
  ['driving licence', 'accept', 'notMyNumber', 'resident', () => ({ kind: 'foreign' })],
  ['IC card without SELECT', 'accept', 'notMyNumber', 'resident', () => foreign(SW.unknownInstruction)],
  ['IC card of another class', 'accept', 'notMyNumber', 'resident', () => foreign(SW.unknownClass)],
  ['IC card that never works', 'accept', 'unreadable', 'resident', () => foreign(SW.fault)],
  ['unreadable card', 'accept', 'unreadable', 'resident', () => ({ quirks: { unreadable: true } })],
  [
    'no certificate',
    'readCertificate',
    'noCertificate',
    'staff',
    () => ({ quirks: { noCertificate: true } }),
  ],
  [
    'certificate ended',
    'readCertificate',
    'certificateExpired',
    'staff',
    ({ expired }) => ({ credential: expired }),
  ],
  [
    'certificate to come',
    'readCertificate',
    'certificateNotYetValid',
    'staff',
    ({ early }) => ({ credential: early }),
  ],
  [
    'look-alike CA',
    'readCertificate',
    'certificateForged',
    'staff',
    ({ forged }) => ({ credential: forged }),
  ],
  ['no PIN (顔認証)', 'triesLeft', 'noPin', 'staff', () => ({ quirks: { noPin: true } })],
  ['blocked, 63C0 and 6984', 'verifyPin', 'pinBlocked', 'staff', () => blocked()],
  ['blocked, 63C0', 'verifyPin', 'pinBlocked', 'staff', () => blocked(0x63c0)],
  ['blocked, 6984', 'verifyPin', 'pinBlocked', 'staff', () => blocked(SW.blocked)],
  ['blocked, 6983', 'verifyPin', 'pinBlocked', 'staff', () => blocked(SW.blockedIso)],
];

function foreign(selectWord: number): Options {
  return { kind: 'foreign', quirks: { selectWord } };
}

function blocked(blockedWord?: number): Options {
  return {
    tries: { load: () => 0, save: () => undefined },
    quirks: blockedWord === undefined ? {} : { blockedWord },
  };
}

interface Outcome {
  readonly at: At | 'sign';
  readonly fault?: CardFault;
}

/** How far a visit's card work came, and what ended it. */
async function visit(port: CardPort): Promise<Outcome> {
  const accepted = await port.accept();
  if (!accepted.ok) return { at: 'accept', fault: accepted.error };
  const session = accepted.value;
  try {
    const certificate = await session.readCertificate();
    if (!certificate.ok) return { at: 'readCertificate', fault: certificate.error };
    const tries = await session.triesLeft();
    if (!tries.ok) return { at: 'triesLeft', fault: tries.error };
    const verified = await session.verifyPin(Buffer.from(PIN));
    if (!verified.ok) return { at: 'verifyPin', fault: verified.error };
    const signed = await session.sign(Buffer.from('nonce'));
    return signed.ok ? { at: 'sign' } : { at: 'sign', fault: signed.error };
  } finally {
    await session.close();
  }
}

/** Every card there is, one by one: what it is served or refused as, and that the next one is served after it. */
export function oddCardContract(name: string, open: OpenCardBench): void {
  describe(`odd cards: ${name}`, () => {
    const clock = new HandClock();
    let people: CardPeople;
    let bench: CardBench;

    beforeAll(async () => {
      people = await cardPeople(clock);
    });
    afterAll(() => people.remove());
    beforeEach(async () => {
      bench = await open([people.authority.certificatePem], clock);
    });
    afterEach(() => bench.close());

    async function outcomeOf(card: Icc): Promise<Outcome> {
      const inserted = next(bench.port, 'inserted');
      await bench.lay(card);
      await inserted;
      const outcome = await visit(bench.port);
      const removed = next(bench.port, 'removed');
      await bench.lift();
      await removed;
      return outcome;
    }

    test.each(SERVED)('served: %s', async (_, options) => {
      expect(await outcomeOf(people.card(options))).toEqual({ at: 'sign' });
    });

    test.each(REFUSED)('refused: %s, at %s as %s for %s', async (_, at, code, who, options) => {
      expect(await outcomeOf(people.card(options(people)))).toEqual({ at, fault: { code, who } });
      expect(await outcomeOf(people.card())).toEqual({ at: 'sign' });
    });

    test.each(['rsa-3072', 'p-384', 'p-256'] as const)('served: a card whose key is %s', async (key) => {
      const credential = await people.authority.card({ id: key, commonName: 'DEMO000009', key });
      expect(await outcomeOf(people.card({ credential }))).toEqual({ at: 'sign' });
      const quirks = { shortOnly: true, chained: true };
      expect(await outcomeOf(people.card({ credential, quirks }))).toEqual({ at: 'sign' });
    });

    test('a PIN of the wrong length is never sent', async () => {
      const sent: number[] = [];
      const card = people.card();
      const watched: Icc = {
        signal: (power) => card.signal(power),
        answerToReset: () => card.answerToReset(),
        transmit(command) {
          sent.push(command[1] ?? 0);
          return card.transmit(command);
        },
      };
      const inserted = next(bench.port, 'inserted');
      await bench.lay(watched);
      await inserted;
      const session = await bench.port.accept();
      if (!session.ok) throw new Error(session.error.code);
      for (const pin of ['', '1', '123', '12345', '1234567890123456']) {
        expect(await session.value.verifyPin(Buffer.from(pin))).toMatchObject({
          error: { code: 'pinFormat', who: 'resident' },
        });
      }
      expect(sent).not.toContain(0x20);
    });

    test('a card that takes two seconds for every command is served; one that takes six is not', async () => {
      expect(await outcomeOf(slow(people.card(), clock, 2_000))).toEqual({ at: 'sign' });
      expect(await outcomeOf(slow(people.card(), clock, 6_000))).toMatchObject({
        at: 'accept',
        fault: { code: 'timeout', who: 'resident' },
      });
      expect(await outcomeOf(people.card())).toEqual({ at: 'sign' });
    });
  });
}

/** Takes its time for every command, and moves the clock on by just that. */
function slow(card: Icc, clock: Clock & { advance(ms: number): void }, ms: number): Icc {
  return {
    signal: (power) => card.signal(power),
    answerToReset: () => card.answerToReset(),
    async transmit(command) {
      const waited = wait(clock, ms);
      setImmediate(() => clock.advance(ms));
      await waited;
      return card.transmit(command);
    },
  };
}
