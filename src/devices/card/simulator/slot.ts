import { type Result, err, ok } from '#contract/result.ts';

import { cardFault } from '../faults.ts';
import type { CardEvent, CardFault, CardStatus } from '../port.ts';
import type { CardConnection, CardTransport } from '../transport.ts';
import type { Icc } from './icc.ts';

interface Laid {
  readonly card: Icc;
  /** Settles when the card is lifted, or is no longer this connection's. */
  readonly lifted: Promise<undefined>;
  readonly lift: () => void;
}

/** A reader without a reader: cards of this process, or of a socket, are laid straight onto the transport. */
export class VirtualSlot implements CardTransport {
  readonly kind = 'virtual';
  readonly #name: string;
  readonly #listeners = new Set<(event: CardEvent) => void>();
  #laid: Laid | undefined;
  #closed = false;

  constructor(name = 'Virtual slot') {
    this.#name = name;
  }

  /** Lays a card (カードを置く); what lay there before is lifted first. */
  lay(card: Icc): void {
    this.lift();
    this.#laid = laid(card);
    this.#raise('inserted');
  }

  /** Another program resets the card: it stays where it is, and whoever was connected is not any more. */
  reset(): void {
    const before = this.#laid;
    if (before === undefined) return;
    before.card.signal('reset');
    this.#laid = laid(before.card);
    before.lift();
  }

  lift(): void {
    const laid = this.#laid;
    if (laid === undefined) return;
    this.#laid = undefined;
    laid.card.signal('off');
    laid.lift();
    this.#raise('removed');
  }

  status(): CardStatus {
    if (this.#closed) return { device: 'noService', media: 'unknown', reader: undefined };
    return {
      device: 'ready',
      media: this.#laid === undefined ? 'notPresent' : 'present',
      reader: this.#name,
    };
  }

  subscribe(listener: (event: CardEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async connect(): Promise<Result<CardConnection, CardFault>> {
    if (this.#closed) return err(cardFault('noService'));
    const laid = this.#laid;
    if (laid === undefined) return err(cardFault('removed'));
    laid.card.signal('on');
    const atr = await Promise.race([laid.card.answerToReset(), laid.lifted]);
    if (atr === undefined) return err(cardFault('removed'));
    if (isAtr(atr)) return ok(this.#connection(laid));
    laid.card.signal('off');
    return err(cardFault('unreadable'));
  }

  close(): Promise<void> {
    this.lift();
    this.#closed = true;
    this.#listeners.clear();
    return Promise.resolve();
  }

  #connection(laid: Laid): CardConnection {
    let open = true;
    return {
      transmit: async (command) => {
        if (!open || this.#laid !== laid) return err(cardFault('removed'));
        const answer = await Promise.race([laid.card.transmit(command), laid.lifted]);
        return answer === undefined ? err(cardFault('removed')) : ok(answer);
      },
      disconnect: () => {
        if (open && this.#laid?.card === laid.card) laid.card.signal('off');
        open = false;
        return Promise.resolve();
      },
    };
  }

  #raise(type: 'inserted' | 'removed'): void {
    for (const listener of this.#listeners) listener({ type });
    for (const listener of this.#listeners) listener({ type: 'status', status: this.status() });
  }
}

function laid(card: Icc): Laid {
  const { promise: lifted, resolve } = Promise.withResolvers<undefined>();
  return { card, lifted, lift: () => resolve(undefined) };
}

/** TS is 3B or 3F, and T0 follows (ISO 7816-3, 8.2). */
function isAtr(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && (bytes[0] === 0x3b || bytes[0] === 0x3f);
}
