import type { Fault } from '#contract/fault.ts';
import type { Result } from '#contract/result.ts';

/**
 * Why a card cannot be used now. Each has its own screen.
 * - resident: `removed` (lifted too early), `timeout`, `unreadable` (lay it again), `notMyNumber` (another IC card),
 *   `juki` (住基カード), `phone` (スマホ用電子証明書 is not served here), `pinWrong`, `pinFormat`
 * - staff: `pinBlocked`, `certificateExpired`, `certificateNotYetValid`, `certificateForged`, `noCertificate` (電子証明書の
 *   発行を受けていない), `noPin` (顔認証マイナンバーカード)
 * - technician: `noReader`, `noService` (pcscd away), `protocol` (an answer outside the specification)
 *
 * Two cards on the reader have no code of their own, because PC/SC has none: a reader that cannot tell them apart shows a card
 * that does not answer (SCARD_STATE_MUTE, SCARD_W_UNRESPONSIVE_CARD), as it does for a bent one. That is `unreadable`, whose
 * words ask for one card alone. A reader that selects one of them (ISO 14443-3 anticollision) talks to that one only.
 */
export type CardFaultCode =
  | 'removed'
  | 'timeout'
  | 'unreadable'
  | 'notMyNumber'
  | 'juki'
  | 'phone'
  | 'pinWrong'
  | 'pinFormat'
  | 'pinBlocked'
  | 'noPin'
  | 'certificateExpired'
  | 'certificateNotYetValid'
  | 'certificateForged'
  | 'noCertificate'
  | 'noReader'
  | 'noService'
  | 'protocol';

export interface CardFault extends Fault<CardFaultCode> {
  /** After `pinWrong`: how many tries the card still gives, 1 or 2. */
  readonly triesLeft?: number;
}

/** XFS `Status`: the reader (カードリーダー) as it stands. `media` is what lies on it, whether or not anyone may use it. */
export interface CardStatus {
  readonly device: 'ready' | 'noReader' | 'noService';
  readonly media: 'present' | 'notPresent' | 'unknown';
  /** The reader's name as PC/SC gives it. */
  readonly reader: string | undefined;
}

/** XFS `Capabilities`. */
export interface CardCapabilities {
  readonly transport: 'pcsc' | 'virtual';
  /** Whether one APDU can carry more than 256 bytes; unknown until a card was tried. */
  readonly extendedLength: boolean | undefined;
}

export type CardEvent =
  | { readonly type: 'inserted' }
  | { readonly type: 'removed' }
  | { readonly type: 'status'; readonly status: CardStatus };

/** 利用者証明用電子証明書 as read from the card: DER, and what the profile check found. */
export interface CardCertificate {
  readonly der: Uint8Array;
  /** ISO 8601. */
  readonly notAfter: string;
}

/** 利用者証明用の電子署名: what the card's key made of the bytes it was given. */
export interface CardSignature {
  readonly algorithm: 'RSA-SHA256' | 'ECDSA-SHA256' | 'ECDSA-SHA384';
  readonly signature: Uint8Array;
}

/**
 * One card, held exclusively from the moment it was recognised as a My Number card until `close`. Any fault that means
 * that the card may not be the same any more ends the session: every later call answers `removed`.
 */
export interface CardSession {
  readCertificate(): Promise<Result<CardCertificate, CardFault>>;
  /** PIN tries left (0 to 3), asked of the card without costing one. */
  triesLeft(): Promise<Result<number, CardFault>>;
  /** Presents the four-digit PIN, once. The buffer is wiped before this returns, whatever happened. */
  verifyPin(pin: Buffer): Promise<Result<undefined, CardFault>>;
  /** Signs `message`, hashed as the card's key wants it, with the user-authentication key. Needs a PIN verified in this session. */
  sign(message: Uint8Array): Promise<Result<CardSignature, CardFault>>;
  /** Powers the card off, so that no verified PIN outlives the session. Never fails, may be called twice. */
  close(): Promise<void>;
}

/** The card reader (カードリーダー), in XFS words. */
export interface CardPort {
  status(): CardStatus;
  capabilities(): CardCapabilities;
  subscribe(listener: (event: CardEvent) => void): () => void;
  /** Connects to the card that lies there and tells what it is; waits for none. */
  accept(): Promise<Result<CardSession, CardFault>>;
  close(): Promise<void>;
}
