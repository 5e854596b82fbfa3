import { X509Certificate, verify } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { wait } from '#contract/clock.ts';
import { settled } from '#contract/testing/hand-clock.ts';
import { openPcsc } from '#devices/card/pcsc.ts';
import { openCardReader } from '#devices/card/reader.ts';
import type { Icc } from '#devices/card/simulator/icc.ts';
import { memoryTries } from '#devices/card/simulator/pin-object.ts';
import type { Quirks } from '#devices/card/simulator/quirks.ts';
import { APDU_LIMIT_MS } from '#devices/card/transport.ts';
import type { Proof } from '#flows/center-port.ts';
import { ScriptedDesk } from '#flows/testing/desk.ts';
import { Rehearsal } from '#flows/testing/visit.ts';

import { type CardPeople, PIN, cardPeople } from '../support/card-people.ts';
import { FAILURE, FakePcscd } from '../support/fake-pcsc.ts';

/** Longer than anyone is waited for; a visit whose resident has gone is over then, and the terminal has inspected itself. */
const GONE_MS = 240_000;
/** Turns of the loop in which a step over the card comes to its end, if it ever does. */
const TURNS = 2_000;

let people: CardPeople;
beforeAll(async () => {
  people = await cardPeople(new ScriptedDesk().clock);
});
afterAll(() => people.remove());

/** A whole terminal with the real card driver over PC/SC; only the binding below it, money, paper and center are not real. */
class Scene {
  readonly pcscd = new FakePcscd();
  readonly desk = new ScriptedDesk();
  readonly visit: Rehearsal;
  readonly proofs: Proof[] = [];
  readonly tries = memoryTries();
  readonly second = people.card({ id: 'second', tries: this.tries, credential: people.other });

  constructor() {
    const { clock, center } = this.desk;
    const transport = openPcsc({ clock, load: this.pcscd.load });
    Object.assign(this.desk, {
      card: openCardReader({ transport, trust: [people.authority.certificatePem], clock }),
      center: {
        ...center,
        authenticate: (visit: Parameters<typeof center.authenticate>[0], proof: Proof) => {
          this.proofs.push(proof);
          return center.authenticate(visit, proof);
        },
      },
    });
    this.visit = new Rehearsal(this.desk);
  }

  async start(): Promise<this> {
    await settled();
    this.pcscd.plug();
    await settled();
    await this.visit.start();
    return this;
  }

  /** Chooses, lays the card and types its PIN where that is asked for; ends on the screen on which the card's work has ended. */
  async use(card: Icc): Promise<void> {
    await this.visit.tap({ name: 'start', language: 'ja' }, { name: 'chooseKind', kind: 'ResidentRecord' });
    this.pcscd.reader.lay(card);
    await this.#rest();
    if (this.visit.name !== 'enterPin') return;
    await this.visit.pin(PIN);
    await this.#rest();
  }

  async #rest(): Promise<void> {
    await settled();
    for (let turn = 0; turn < TURNS; turn++) {
      if (this.visit.name !== 'readingCard' && this.visit.name !== 'checkingCard') return;
      await settled();
    }
    throw new Error(`${this.visit.name} never ends`);
  }

  /** The resident walks away with the card. */
  async goAway(): Promise<void> {
    this.pcscd.reader.lay(undefined);
    await this.desk.clock.pass(GONE_MS);
  }

  /** The terminal inspects itself, and a resident may begin. */
  async putRight(): Promise<void> {
    this.pcscd.plug();
    await this.desk.clock.pass(GONE_MS);
  }
}

interface Mishap {
  readonly name: string;
  readonly happen: (scene: Scene) => void;
  /** The card never answers the command. */
  readonly silent?: true;
  /** Where a resident then stands: the screen and, on it, what went wrong. */
  readonly screen: string;
  /** What the terminal shows once that resident has gone. */
  readonly later: 'idle' | 'outOfService';
}

const MISHAPS: readonly Mishap[] = [
  {
    name: 'removal',
    happen: ({ pcscd }) => pcscd.reader.lay(undefined),
    screen: 'layCard removed',
    later: 'idle',
  },
  {
    name: 'swap',
    happen: ({ pcscd, second }) => pcscd.reader.swap(second),
    screen: 'layCard removed',
    later: 'idle',
  },
  {
    name: 'reset by another process',
    happen: ({ pcscd }) => pcscd.reader.fail(FAILURE.reset),
    screen: 'layCard removed',
    later: 'idle',
  },
  {
    name: 'reader unplugged',
    happen: ({ pcscd }) => pcscd.unplug(),
    screen: 'layCard removed',
    later: 'outOfService',
  },
  {
    name: 'pcscd killed',
    happen: ({ pcscd }) => pcscd.die(),
    screen: 'trouble noService',
    later: 'outOfService',
  },
  {
    name: 'no answer',
    silent: true,
    happen: ({ desk }) => void setImmediate(() => desk.clock.advance(APDU_LIMIT_MS)),
    screen: 'layCard timeout',
    later: 'idle',
  },
];

/** The first person's card; at its command number `at`, counted from 1, the mishap comes before the answer. */
function meeting(scene: Scene, quirks: Quirks, at: number, mishap?: Mishap) {
  const first = people.card({ id: 'first', tries: scene.tries, quirks });
  let commands = 0;
  const card: Icc = {
    signal: (power) => first.signal(power),
    answerToReset: () => first.answerToReset(),
    transmit(command) {
      commands += 1;
      if (commands !== at || !mishap) return first.transmit(command);
      mishap.happen(scene);
      return mishap.silent ? new Promise(() => undefined) : first.transmit(command);
    },
  };
  return { card, commands: () => commands };
}

function told({ visit: { screen } }: Scene): string {
  if (screen.name === 'layCard') return `layCard ${screen.trouble ?? ''}`;
  return screen.name === 'trouble' ? `trouble ${screen.code}` : screen.name;
}

/** Whoever has a proof holds the card: each is a signature by the very card whose certificate goes with it. */
function owners({ proofs }: Scene): readonly Buffer[] {
  return proofs.map(({ certificate, nonce, signature }) => {
    expect(verify('sha256', nonce, new X509Certificate(certificate).publicKey, signature)).toBe(true);
    return Buffer.from(certificate);
  });
}

const LENGTHS: readonly (readonly [string, Quirks])[] = [
  ['extended length', {}],
  ['short commands only', { shortOnly: true, classicOnly: true }],
];

describe.each(LENGTHS)('a visit with a card of %s', (_, quirks) => {
  test.each(MISHAPS)('$name at any command ends on a screen; the next card is served', async (mishap) => {
    const whole = await new Scene().start();
    const sound = meeting(whole, quirks, 0);
    await whole.use(sound.card);
    expect(told(whole)).toBe('liftCard');
    expect(sound.commands()).toBeGreaterThanOrEqual(6);

    for (let at = 1; at <= sound.commands(); at++) {
      const scene = await new Scene().start();
      const { second } = scene;
      await scene.use(meeting(scene, quirks, at, mishap).card);
      expect([at, told(scene)]).toEqual([at, mishap.screen]);
      expect(owners(scene)).toEqual([]);
      expect(scene.tries.load('second:authentication') ?? 3).toBe(3);

      await scene.goAway();
      expect([at, told(scene)]).toEqual([at, mishap.later]);
      if (mishap.later === 'outOfService') await scene.putRight();
      await scene.use(second);
      expect([at, told(scene)]).toEqual([at, 'liftCard']);
      expect(owners(scene)).toEqual([people.other.certificate]);
    }
  });

  test('a slow card, 2 s for every command, is waited for, and the next one is served', async () => {
    const scene = await new Scene().start();
    const card = people.card({ quirks });
    const slow: Icc = {
      signal: (power) => card.signal(power),
      answerToReset: () => card.answerToReset(),
      async transmit(command) {
        const waited = wait(scene.desk.clock, 2_000);
        setImmediate(() => scene.desk.clock.advance(2_000));
        await waited;
        return card.transmit(command);
      },
    };
    for (const [laid, certificate] of [
      [slow, people.sound.certificate],
      [scene.second, people.other.certificate],
    ] as const) {
      await scene.use(laid);
      expect(told(scene)).toBe('liftCard');
      expect(owners(scene).at(-1)).toEqual(certificate);
      await scene.goAway();
    }
  });
});
