import type { Language, LocalText } from '#contract/language.ts';
import type { Slip } from '#contract/slip.ts';

/** Where the counter pays what is owed, and what stands at the head of every slip. */
export interface SlipPlace {
  readonly terminal: string;
  /** 市区町村名 and 職名, as the issuer of a receipt. */
  readonly issuer: string;
  readonly counter: LocalText;
  /** 受付時間; absent where the town does not say it. */
  readonly open: LocalText | undefined;
  readonly phone: string;
  /** 架空の町: the slip says that the town does not exist. */
  readonly madeUp: boolean;
}

/** Everything that a slip says. It names nobody. */
export interface SlipDocument {
  readonly slip: Slip;
  /** 領収番号 of a receipt, 未返金番号 of an owed slip. */
  readonly number: string;
  /** ms since 1970. */
  readonly at: number;
  /** The visit's language, beside Japanese. */
  readonly language: Language;
  readonly place: SlipPlace;
}
