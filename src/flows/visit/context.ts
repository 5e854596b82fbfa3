import type { Entitlement, Withheld } from '#contract/center.ts';
import type { Kind } from '#contract/certificate.ts';
import type { Who } from '#contract/fault.ts';
import type { VisitId } from '#contract/ids.ts';
import type { Language } from '#contract/language.ts';
import type { Area, BasketLine, MoneyOutcome, Offer, SlipOutcome } from '#contract/screen.ts';
import type { Denomination, Yen } from '#contract/yen.ts';

import type { Exit } from '../paper/output-tray.ts';
import type { PaperView } from '../paper/screen-of.ts';

/** What a visit is started with. */
export interface VisitInput {
  readonly visit: VisitId;
  readonly offers: readonly Offer[];
  readonly cardOnReader: boolean;
  /** What lies in the output tray. */
  readonly exit: Exit;
  /** For what is printed beside Japanese. */
  readonly language: Language;
}

/** Why a visit goes no further. */
export type Ending =
  | { readonly end: 'finished' }
  | { readonly end: 'cancelled' | 'timeout' }
  | { readonly end: 'trouble'; readonly area: Area; readonly code: string; readonly who: Who };

/** What the statechart remembers. Nothing in it names a person, and no digit of a PIN is in it (see Hands). */
export interface VisitContext extends VisitInput {
  readonly layTrouble: string | null;
  readonly kind: Kind;
  readonly pinEntered: number;
  readonly triesLeft: number;
  readonly wrongBefore: boolean;
  readonly entitlements: readonly Entitlement[];
  /** Kinds that this person does not get, and may be told why. */
  readonly told: readonly Withheld[];
  /** The certificate being chosen, before it joins the basket. */
  readonly draft: BasketLine | null;
  readonly lines: readonly BasketLine[];
  readonly due: Yen;
  readonly paid: Yen;
  readonly accepts: readonly Denomination[];
  readonly exactOnly: boolean;
  readonly refusedCash: boolean;
  readonly sheetCount: number;
  readonly sheetIndex: number;
  readonly printStep: 'sending' | 'printing' | 'waitingForStaff';
  readonly printCode: string | null;
  readonly printed: number;
  /** Sheets of paper that they came out on. */
  readonly sheetsOut: number;
  /** Paper was seen in the tray since the visit began. */
  readonly papersSeen: boolean;
  /** The resident said that the papers are taken while some were seen there. */
  readonly papersDenied: boolean;
  /** Nobody took them: nobody is there any more. */
  readonly papersLeft: boolean;
  /** Fees earned: of sheets known to have come out. */
  readonly kept: Yen;
  /** Fees of sheets that nobody can tell about. */
  readonly withheld: Yen;
  /** What staff are shown while a sheet is looked for. */
  readonly paper: PaperView | null;
  readonly ending: Ending;
  readonly money: MoneyOutcome;
  /** What became of the slip that was printed last; null before one. */
  readonly slip: SlipOutcome | null;
  /** The flow stopped where it was; the next start reconciles. */
  readonly halted: boolean;
}

/** How a visit ended, for the books: `finished`, `cancelled`, `timeout`, or the trouble's code. */
export interface VisitOutput {
  readonly how: string;
  /**
   * `serve` the next resident; `stop` until a technician has looked, the books being closed; `halt`: stop, and leave the
   * visit open in the books.
   */
  readonly after: 'serve' | 'stop' | 'halt';
  /** The papers were called for in vain. */
  readonly papersLeft: boolean;
  /** What this visit may have left in the tray: papers that were said to be taken, or a slip; null if it laid nothing there. */
  readonly papers: LastPapers | null;
}

/** Papers that may lie in the tray when their visit is over, and how many sheets there should be. */
export interface LastPapers {
  readonly visit: VisitId;
  readonly sheets: number;
}
