/** How a virtual card differs from a sound one. Everything is off unless told. */
export interface Quirks {
  /** The reader sees a card but understands nothing of it. */
  readonly unreadable?: boolean;
  /** Answers no command, ever. */
  readonly silent?: boolean;
  /** Answers the first command after power-up with 6F00. */
  readonly firstCommandFails?: boolean;
  /** Refuses commands of extended length. */
  readonly shortOnly?: boolean;
  /** Signs only after SELECT of the key's file. */
  readonly classicOnly?: boolean;
  /** 顔認証マイナンバーカード: no PIN at all. */
  readonly noPin?: boolean;
  /** What a blocked PIN answers, be it asked or presented; 63C0 and 6984 when left out. */
  readonly blockedWord?: number;
  /** No authentication certificate was ever written. */
  readonly noCertificate?: boolean;
  /** The certificate's file is longer than the certificate. */
  readonly padded?: boolean;
  /** READ BINARY gives no more than this many bytes at once, whatever Le says. */
  readonly shortAnswers?: number;
  /** Answers 6Cxx where Le asks for more than there is. */
  readonly exactLe?: boolean;
  /** Keeps every short answer for GET RESPONSE (61xx). */
  readonly chained?: boolean;
  /** What an IC card of another kind answers to SELECT; 6A82 when left out. */
  readonly selectWord?: number;
  /** Time that every command takes, ms; or by instruction byte, 0 for one not named. */
  readonly delayMs?: number | Readonly<Record<number, number>>;
}
