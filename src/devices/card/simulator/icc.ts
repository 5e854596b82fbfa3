/** What a reader can do to a card's contacts or field (ISO 7816-3, 6). */
export type PowerSignal = 'on' | 'off' | 'reset';

/** A card (ICC) as a reader meets it, be it simulated in this process or at the far end of a socket. */
export interface Icc {
  signal(power: PowerSignal): void;
  /** Answer To Reset; empty when the card says nothing. */
  answerToReset(): Promise<Uint8Array>;
  /** One command, one answer; empty when the card was lifted meanwhile. */
  transmit(command: Uint8Array): Promise<Uint8Array>;
}
