import type { Result } from '#contract/result.ts';

import type { CardCapabilities, CardEvent, CardFault, CardStatus } from './port.ts';

/** How long one APDU may take, ms. The slowest contactless frame waiting time is 2.5 s (ISO 14443-3, FWI 13). */
export const APDU_LIMIT_MS = 5_000;

/** What lies between the driver and a card: PC/SC in the product, a virtual slot in simulation. */
export interface CardTransport {
  readonly kind: CardCapabilities['transport'];
  status(): CardStatus;
  subscribe(listener: (event: CardEvent) => void): () => void;
  /** Connects exclusively to the card that lies there now, and powers it. At most one connection at a time. */
  connect(): Promise<Result<CardConnection, CardFault>>;
  close(): Promise<void>;
}

/** One card, for as long as it certainly is the same. */
export interface CardConnection {
  /**
   * Sends one command and gives the raw answer. Once the card was lifted, changed or reset by anyone, every call
   * answers `removed`, also after a card is back.
   */
  transmit(command: Uint8Array): Promise<Result<Uint8Array, CardFault>>;
  /** Powers the card off and lets go of the reader. Never fails; may be called twice. */
  disconnect(): Promise<void>;
}
