import { verify, X509Certificate } from 'node:crypto';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { Clock } from '#contract/clock.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import type { CardEvent, CardFaultCode, CardPort, CardSession } from '#devices/card/port.ts';
import type { Icc } from '#devices/card/simulator/icc.ts';
import type { VirtualCard, VirtualCardOptions } from '#devices/card/simulator/virtual-card.ts';
import { APDU_LIMIT_MS } from '#devices/card/transport.ts';

import { type CardPeople, PIN, cardPeople } from '../support/card-people.ts';

/** A card port with a field that cards can be laid on. */
export interface CardBench {
  readonly port: CardPort;
  lay(card: Icc): Promise<void>;
  lift(): Promise<void>;
  close(): Promise<void>;
}

export type OpenCardBench = (trust: readonly string[], clock: Clock) => Promise<CardBench>;

/** Resolves with the next event of this type. */
export function next(port: CardPort, type: CardEvent['type']): Promise<void> {
  return new Promise((resolve) => {
    const stop = port.subscribe((event) => {
      if (event.type !== type) return;
      stop();
      resolve();
    });
  });
}

type Step = (
  session: CardSession,
) => Promise<{ readonly ok: boolean; readonly error?: { readonly code: CardFaultCode } }>;

const STEPS: readonly (readonly [string, Step])[] = [
  ['readCertificate', (session) => session.readCertificate()],
  ['triesLeft', (session) => session.triesLeft()],
  ['verifyPin', (session) => session.verifyPin(Buffer.from(PIN))],
  ['sign', (session) => session.sign(Buffer.from('nonce'))],
];

/** What every card port does, whatever lies below it. */
export function cardContract(name: string, open: OpenCardBench): void {
  describe(`card port: ${name}`, () => {
    let clock: HandClock;
    let people: CardPeople;
    let bench: CardBench;

    beforeAll(async () => {
      clock = new HandClock();
      people = await cardPeople(clock);
    });
    afterAll(() => people.remove());
    beforeEach(async () => {
      bench = await open([people.authority.certificatePem], clock);
    });
    afterEach(() => bench.close());

    async function lay(card: Icc): Promise<void> {
      const inserted = next(bench.port, 'inserted');
      await bench.lay(card);
      await inserted;
    }

    async function lift(): Promise<void> {
      const removed = next(bench.port, 'removed');
      await bench.lift();
      await removed;
    }

    async function accept(): Promise<CardSession> {
      const accepted = await bench.port.accept();
      if (!accepted.ok) throw new Error(`not accepted: ${accepted.error.code}`);
      return accepted.value;
    }

    /** A whole visit's card work; gives the steps that failed, which should be none, and ends with the card lifted. */
    async function failuresWith(card: VirtualCard): Promise<readonly string[]> {
      await lay(card);
      const session = await accept();
      const failed: string[] = [];
      for (const [step, run] of STEPS) if (!(await run(session)).ok) failed.push(step);
      await session.close();
      await lift();
      return failed;
    }

    test('reads, verifies and signs', async () => {
      await lay(people.card());
      expect(bench.port.status()).toMatchObject({ device: 'ready', media: 'present' });
      const session = await accept();
      const certificate = await session.readCertificate();
      expect(certificate).toMatchObject({ ok: true, value: { der: people.sound.certificate } });
      expect(await session.triesLeft()).toEqual({ ok: true, value: 3 });
      const pin = Buffer.from(PIN);
      expect(await session.verifyPin(pin)).toEqual({ ok: true, value: undefined });
      expect(pin).toEqual(Buffer.alloc(4));
      const signed = await session.sign(Buffer.from('nonce'));
      if (!signed.ok) throw new Error(signed.error.code);
      const { publicKey } = new X509Certificate(people.sound.certificate);
      expect(verify('sha256', Buffer.from('nonce'), publicKey, signed.value.signature)).toBe(true);
      expect(bench.port.capabilities().extendedLength).toBe(true);
      await session.close();
      await session.close();
      expect(await session.triesLeft()).toMatchObject({ error: { code: 'removed' } });
      await lift();
      expect(bench.port.status().media).toBe('notPresent');
    });

    test('counts wrong PINs down to blocked, and a blocked card stays blocked', async () => {
      await lay(people.card());
      const session = await accept();
      const wrong = () => session.verifyPin(Buffer.from('1357'));
      expect(await wrong()).toMatchObject({ error: { code: 'pinWrong', triesLeft: 2 } });
      expect(await wrong()).toMatchObject({ error: { code: 'pinWrong', triesLeft: 1 } });
      expect(await session.triesLeft()).toEqual({ ok: true, value: 1 });
      expect(await wrong()).toMatchObject({ error: { code: 'pinBlocked', who: 'staff' } });
      await session.close();
      const again = await accept();
      expect(await again.triesLeft()).toEqual({ ok: true, value: 0 });
      expect(await again.verifyPin(Buffer.from(PIN))).toMatchObject({ error: { code: 'pinBlocked' } });
      expect(await again.sign(Buffer.from('nonce'))).toMatchObject({ error: { code: 'protocol' } });
    });

    test('the right PIN gives all tries back', async () => {
      await lay(people.card());
      const session = await accept();
      await session.verifyPin(Buffer.from('1357'));
      expect(await session.verifyPin(Buffer.from(PIN))).toMatchObject({ ok: true });
      await session.close();
      expect(await (await accept()).triesLeft()).toEqual({ ok: true, value: 3 });
    });

    test('a PIN of another form costs no try', async () => {
      await lay(people.card());
      const session = await accept();
      for (const text of ['', '123', '12345', '12a4', '１２３４']) {
        const pin = Buffer.from(text);
        expect(await session.verifyPin(pin)).toMatchObject({ error: { code: 'pinFormat' } });
        expect(pin.every((byte) => byte === 0)).toBe(true);
      }
      expect(await session.triesLeft()).toEqual({ ok: true, value: 3 });
    });

    test('a verified PIN does not outlive its session', async () => {
      await lay(people.card());
      const session = await accept();
      await session.verifyPin(Buffer.from(PIN));
      await session.close();
      expect(await (await accept()).sign(Buffer.from('nonce'))).toMatchObject({
        error: { code: 'protocol' },
      });
    });

    test('accepting anew ends the session before', async () => {
      await lay(people.card());
      const first = await accept();
      const second = await accept();
      expect(await first.triesLeft()).toMatchObject({ error: { code: 'removed' } });
      expect(await second.triesLeft()).toMatchObject({ ok: true });
    });

    test.each(STEPS.map(([step], at) => [step, at] as const))('lifted before %s', async (_, at) => {
      const card = people.card();
      await lay(card);
      const session = await accept();
      for (const [, run] of STEPS.slice(0, at)) await run(session);
      await lift();
      for (const [, run] of STEPS) expect(await run(session)).toMatchObject({ error: { code: 'removed' } });
      await lay(card);
      expect(await session.triesLeft()).toMatchObject({ error: { code: 'removed' } });
      await lift();
      expect(await failuresWith(people.card())).toEqual([]);
    });

    test('no card, no session', async () => {
      expect(await bench.port.accept()).toMatchObject({ error: { code: 'removed', who: 'resident' } });
      await lay(people.card());
      await lift();
      expect(await bench.port.accept()).toMatchObject({ error: { code: 'removed' } });
    });

    const refused: readonly (readonly [CardFaultCode, Partial<VirtualCardOptions>])[] = [
      ['juki', { kind: 'juki' }],
      ['phone', { kind: 'phone' }],
      ['notMyNumber', { kind: 'foreign' }],
      ['unreadable', { quirks: { unreadable: true } }],
    ];
    test.each(refused)('refuses the card: %s', async (code, options) => {
      await lay(people.card(options));
      expect(await bench.port.accept()).toMatchObject({ error: { code } });
      await lift();
      expect(await failuresWith(people.card())).toEqual([]);
    });

    test('a card that says nothing is given up after the limit, and the next one is served', async () => {
      const { card, asked } = mute(people.card());
      await lay(card);
      const accepted = bench.port.accept();
      await asked;
      clock.advance(APDU_LIMIT_MS);
      // The reader may hang with the card; then letting go of it has its limit as well.
      setImmediate(() => clock.advance(APDU_LIMIT_MS));
      expect(await accepted).toMatchObject({ error: { code: 'timeout', who: 'resident' } });
      await lift();
      expect(await failuresWith(people.card())).toEqual([]);
    });

    test.each([
      ['certificateExpired', 'expired'],
      ['certificateNotYetValid', 'early'],
      ['certificateForged', 'forged'],
    ] as const)('tells %s', async (code, whose) => {
      await lay(people.card({ credential: people[whose] }));
      expect(await (await accept()).readCertificate()).toMatchObject({ error: { code, who: 'staff' } });
    });

    test('tells a card without certificate, and one without PIN', async () => {
      await lay(people.card({ quirks: { noCertificate: true } }));
      expect(await (await accept()).readCertificate()).toMatchObject({ error: { code: 'noCertificate' } });
      await lift();
      await lay(people.card({ quirks: { noPin: true } }));
      expect(await (await accept()).triesLeft()).toMatchObject({ error: { code: 'noPin', who: 'staff' } });
    });

    test.each(['firstCommandFails', 'shortOnly', 'classicOnly', 'padded'] as const)(
      'serves a card that differs: %s',
      async (quirk) => {
        expect(await failuresWith(people.card({ quirks: { [quirk]: true } }))).toEqual([]);
      },
    );
  });
}

/** A card that takes commands and never answers; `asked` resolves at the first. */
function mute(card: VirtualCard): { card: Icc; asked: Promise<void> } {
  const { promise: asked, resolve } = Promise.withResolvers<void>();
  const silent: Icc = {
    signal: (power) => card.signal(power),
    answerToReset: () => card.answerToReset(),
    transmit: () => {
      resolve();
      return new Promise(() => undefined);
    },
  };
  return { card: silent, asked };
}
