import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { DemoCards } from '#contract/cards.ts';
import type { DemoCard } from '#contract/cards.ts';
import { wait } from '#contract/clock.ts';
import type { Clock } from '#contract/clock.ts';
import { openDemoAuthority } from '#devices/card/simulator/demo-authority.ts';
import { VirtualReader } from '#devices/card/simulator/virtual-reader.ts';

import { CardMaker } from './card-maker.ts';
import { Tries } from './tries.ts';

export interface CardPanelView {
  readonly cards: readonly {
    readonly id: string;
    readonly label: DemoCard['label'];
    readonly quirk: DemoCard['card'];
    /** 暗証番号の残り回数 */
    readonly triesLeft: number;
  }[];
  readonly note: DemoCards['note'];
  /** The id of the card on the reader. */
  readonly onReader: string | null;
}

interface Parts {
  readonly deck: DemoCards;
  readonly maker: CardMaker;
  readonly tries: Tries;
  readonly reader: VirtualReader;
  readonly clock: Clock;
}

/** How long a hand takes to change one card for another, ms: longer than pcscd's poll, as no hand is faster. */
const CHANGE_MS = 700;

/** The made-up residents' cards, and the reader they are laid on. */
export class CardPanel {
  readonly #parts: Parts;
  readonly #listeners = new Set<() => void>();
  #onReader: DemoCard | undefined;

  private constructor(parts: Parts) {
    this.#parts = parts;
    parts.tries.subscribe(() => this.#changed());
  }

  /** Opens the deck; `folder` keeps the cards' keys, the demo authority (`ca.pem` is what to trust) and a look-alike of it. */
  static async open(options: {
    folder: string;
    cards: string;
    vpcd: number;
    clock: Clock;
  }): Promise<CardPanel> {
    const { folder, clock, vpcd } = options;
    const deck = DemoCards.parse(JSON.parse(readFileSync(options.cards, 'utf8')));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const authority = await openDemoAuthority(join(folder, 'authority'), clock);
    const stranger = await openDemoAuthority(join(folder, 'stranger'), clock);
    writeFileSync(join(folder, 'ca.pem'), authority.certificatePem);
    const tries = new Tries(deck.cards);
    return new CardPanel({
      deck,
      tries,
      maker: new CardMaker({ authority, stranger, tries, clock }),
      reader: new VirtualReader({ port: vpcd, clock }),
      clock,
    });
  }

  view(): CardPanelView {
    const { deck, tries } = this.#parts;
    const cards = deck.cards.map(({ id, label, card }) => ({
      id,
      label,
      quirk: card,
      triesLeft: tries.left(id),
    }));
    return { cards, note: deck.note, onReader: this.#onReader?.id ?? null };
  }

  has(id: string): boolean {
    return this.#find(id) !== undefined;
  }

  /** Lays a card; what lay there is lifted first. Does not wait until the reader takes it: there may be none yet. */
  async lay(id: string): Promise<void> {
    const card = this.#find(id);
    if (!card) throw new Error(`no card ${id}`);
    const { maker, reader, clock } = this.#parts;
    const before = this.#onReader;
    this.#onReader = card;
    this.#changed();
    const made = await maker.make(card);
    if (before) {
      await reader.lift();
      await wait(clock, CHANGE_MS);
    }
    // Meanwhile a hand may have lifted it, or laid another one.
    if (this.#onReader === card) void reader.lay(made);
  }

  async lift(): Promise<void> {
    this.#onReader = undefined;
    this.#changed();
    await this.#parts.reader.lift();
  }

  /** 暗証番号再設定: the counter gives the card its tries back. */
  resetTries(id: string): void {
    this.#parts.tries.reset(id);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #find(id: string): DemoCard | undefined {
    return this.#parts.deck.cards.find((known) => known.id === id);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
