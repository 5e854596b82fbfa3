import type { VisitId } from '#contract/ids.ts';
import type { Language } from '#contract/language.ts';
import type { RelayItem, RelayNumber } from '#contract/relay.ts';
import type { MoneyOutcome, SlipOutcome } from '#contract/screen.ts';
import { yen } from '#contract/yen.ts';
import type { Denomination, Yen } from '#contract/yen.ts';

import type { Ending } from '../visit/context.ts';

/** What a relay payment is started with. */
export interface RelayInput {
  readonly visit: VisitId;
  readonly language: Language;
}

/** What the statechart of a relay payment remembers: a slip and its money, and nothing about a person. */
export interface RelayContext extends RelayInput {
  /** Digits of the slip number so far. */
  readonly typed: string;
  readonly trouble: 'mistyped' | 'unknown' | null;
  /** Numbers that the center did not know. */
  readonly unknownNumbers: number;
  readonly slip: RelayNumber | null;
  readonly items: readonly RelayItem[];
  readonly due: Yen;
  readonly paid: Yen;
  readonly accepts: readonly Denomination[];
  readonly exactOnly: boolean;
  readonly refusedCash: boolean;
  /** The fee, once the center has confirmed that the slip is paid. */
  readonly kept: Yen;
  /** The fee, while the center has not said whether it is. */
  readonly withheld: Yen;
  readonly ending: Ending;
  readonly money: MoneyOutcome;
  readonly owedSlip: SlipOutcome | null;
  readonly receipt: SlipOutcome['verdict'];
  /** The flow stopped where it was; the next start reconciles. */
  readonly halted: boolean;
}

export function freshRelay(input: RelayInput): RelayContext {
  return {
    ...input,
    typed: '',
    trouble: null,
    unknownNumbers: 0,
    slip: null,
    items: [],
    due: yen(0),
    paid: yen(0),
    accepts: [],
    exactOnly: false,
    refusedCash: false,
    kept: yen(0),
    withheld: yen(0),
    ending: { end: 'finished' },
    money: { state: 'none' },
    owedSlip: null,
    receipt: 'notPrinted',
    halted: false,
  };
}
