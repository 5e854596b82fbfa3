import type { DemoCard, Quirk } from '#contract/cards.ts';
import type { TriesStore } from '#devices/card/simulator/pin-object.ts';
import { authenticationPinKey } from '#devices/card/simulator/virtual-card.ts';

/** 暗証番号の照合回数: a new card's, and those of the cards that come with fewer. */
const FULL = 3;
const AT_FIRST: Partial<Record<Quirk, number>> = { 'pin-blocked': 0, 'one-try-left': 1 };

/** The PIN counters of all cards, kept while the bench runs: a card that is lifted does not forget. */
export class Tries implements TriesStore {
  readonly #left = new Map<string, number>();
  readonly #listeners = new Set<() => void>();

  constructor(cards: readonly Pick<DemoCard, 'id' | 'card'>[]) {
    for (const { id, card } of cards) this.#left.set(authenticationPinKey(id), AT_FIRST[card] ?? FULL);
  }

  load(key: string): number | undefined {
    return this.#left.get(key);
  }

  save(key: string, left: number): void {
    this.#left.set(key, left);
    for (const listener of this.#listeners) listener();
  }

  /** Of the four-digit PIN. */
  left(card: string): number {
    return this.load(authenticationPinKey(card)) ?? FULL;
  }

  reset(card: string): void {
    this.save(authenticationPinKey(card), FULL);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
