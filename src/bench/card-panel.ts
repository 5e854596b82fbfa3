import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { DemoCards } from '#contract/cards.ts';
import type { DemoCard } from '#contract/cards.ts';
import type { Clock } from '#contract/clock.ts';
import { openDemoAuthority } from '#devices/card/simulator/demo-authority.ts';
import type { DemoAuthority } from '#devices/card/simulator/demo-authority.ts';
import { VirtualCard, authenticationCounter } from '#devices/card/simulator/virtual-card.ts';
import { VirtualReader } from '#devices/card/simulator/virtual-reader.ts';
import type { TriesStore } from '#devices/card/simulator/pin-object.ts';

const YEAR_MS = 365 * 24 * 3_600_000;
const TRIES = 3;

export interface CardPanelView {
  readonly cards: readonly {
    readonly id: string;
    readonly label: DemoCard['label'];
    readonly quirk: DemoCard['card'];
  }[];
  readonly note: DemoCards['note'];
  /** The id of the card on the reader. */
  readonly onReader: string | null;
}

/** The made-up residents' cards, and the reader they are laid on. */
export class CardPanel {
  readonly #deck: DemoCards;
  readonly #authority: DemoAuthority;
  readonly #stranger: DemoAuthority;
  readonly #tries: TriesStore & { forget(key: string): void };
  readonly #reader: VirtualReader;
  readonly #clock: Clock;
  #onReader: string | null = null;

  private constructor(parts: {
    deck: DemoCards;
    authority: DemoAuthority;
    stranger: DemoAuthority;
    tries: TriesStore & { forget(key: string): void };
    reader: VirtualReader;
    clock: Clock;
  }) {
    this.#deck = parts.deck;
    this.#authority = parts.authority;
    this.#stranger = parts.stranger;
    this.#tries = parts.tries;
    this.#reader = parts.reader;
    this.#clock = parts.clock;
  }

  /** Opens the deck; `folder` keeps the demo authority (`ca.pem` is what to trust), a look-alike of it, and the PIN counters. */
  static async open(options: {
    folder: string;
    cards: string;
    vpcd: number;
    clock: Clock;
  }): Promise<CardPanel> {
    const { folder, clock } = options;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const authority = await openDemoAuthority(join(folder, 'authority'), clock);
    writeFileSync(join(folder, 'ca.pem'), authority.certificatePem);
    return new CardPanel({
      deck: DemoCards.parse(JSON.parse(readFileSync(options.cards, 'utf8'))),
      authority,
      stranger: await openDemoAuthority(join(folder, 'stranger'), clock),
      tries: triesIn(join(folder, 'tries.json')),
      reader: new VirtualReader({ port: options.vpcd, clock }),
      clock,
    });
  }

  view(): CardPanelView {
    const cards = this.#deck.cards.map(({ id, label, card }) => ({ id, label, quirk: card }));
    return { cards, note: this.#deck.note, onReader: this.#onReader };
  }

  async lay(id: string): Promise<boolean> {
    const card = this.#deck.cards.find((known) => known.id === id);
    if (!card) return false;
    this.#onReader = id;
    await this.#reader.lay(await this.#made(card));
    return true;
  }

  async lift(): Promise<void> {
    this.#onReader = null;
    await this.#reader.lift();
  }

  /** 暗証番号再設定: the counter gives the card its tries back. */
  resetTries(id: string): void {
    this.#tries.forget(authenticationCounter(id));
  }

  async #made({ id, commonName, pin, card }: DemoCard): Promise<VirtualCard> {
    const issuer = card === 'forged' ? this.#stranger : this.#authority;
    const now = this.#clock.now();
    const validity =
      card === 'expired'
        ? { notBefore: new Date(now - 5 * YEAR_MS), notAfter: new Date(now - YEAR_MS / 12) }
        : {};
    const credential = await issuer.card({ id, commonName: commonName ?? 'DEMO0000000000000X', ...validity });
    const left = triesAtFirst(card);
    const counter = authenticationCounter(id);
    if (left !== undefined && this.#tries.load(counter) === undefined) this.#tries.save(counter, left);
    return new VirtualCard({
      id,
      kind: card === 'juki' ? 'juki' : card === 'licence' ? 'foreign' : 'myNumber',
      credential,
      pin,
      tries: this.#tries,
      clock: this.#clock,
      quirks: { unreadable: card === 'unreadable' },
    });
  }
}

function triesAtFirst(quirk: DemoCard['card']): number | undefined {
  if (quirk === 'pin-blocked') return 0;
  return quirk === 'one-try-left' ? TRIES - 2 : undefined;
}

function triesIn(path: string): TriesStore & { forget(key: string): void } {
  const tries = new Map<string, number>();
  const keep = (): void => writeFileSync(path, JSON.stringify(Object.fromEntries(tries)), { mode: 0o600 });
  return {
    load: (key) => tries.get(key),
    save(key, left) {
      tries.set(key, left);
      keep();
    },
    forget(key) {
      tries.delete(key);
      keep();
    },
  };
}
