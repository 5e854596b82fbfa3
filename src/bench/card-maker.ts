import type { DemoCard, Quirk } from '#contract/cards.ts';
import type { Clock } from '#contract/clock.ts';
import type { DemoAuthority } from '#devices/card/simulator/demo-authority.ts';
import type { TriesStore } from '#devices/card/simulator/pin-object.ts';
import { VirtualCard } from '#devices/card/simulator/virtual-card.ts';
import type { VirtualCardKind } from '#devices/card/simulator/virtual-card.ts';

const DAY_MS = 24 * 3_600_000;
const YEAR_MS = 365 * DAY_MS;
/** Of a card whose certificate nobody will ever read. */
const NOBODY = 'DEMO0000000000000X';
const KINDS: Partial<Record<Quirk, VirtualCardKind>> = { juki: 'juki', licence: 'foreign' };

export interface CardMakerParts {
  readonly authority: DemoAuthority;
  /** Looks like the authority, and is another. */
  readonly stranger: DemoAuthority;
  readonly tries: TriesStore;
  readonly clock: Clock;
}

/** Makes the card that a line of `cards.json` promises. */
export class CardMaker {
  readonly #parts: CardMakerParts;

  constructor(parts: CardMakerParts) {
    this.#parts = parts;
  }

  async make({ id, commonName, pin, card }: DemoCard): Promise<VirtualCard> {
    const { authority, stranger, tries, clock } = this.#parts;
    const issuer = card === 'forged' ? stranger : authority;
    const validity = card === 'expired' ? ranOut(clock.now()) : {};
    return new VirtualCard({
      id,
      kind: KINDS[card] ?? 'myNumber',
      credential: await issuer.card({ id, commonName: commonName ?? NOBODY, ...validity }),
      pin,
      tries,
      clock,
      quirks: { unreadable: card === 'unreadable' },
    });
  }
}

/** Five years, which ended a month ago. */
function ranOut(now: number) {
  return { notBefore: new Date(now - 30 * DAY_MS - 5 * YEAR_MS), notAfter: new Date(now - 30 * DAY_MS) };
}
