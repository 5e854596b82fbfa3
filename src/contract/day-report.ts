import { z } from 'zod';

import { SealBag } from './cashier.ts';
import { Kind } from './certificate.ts';
import { Exemption } from './exemption.ts';
import { StaffId, TerminalId } from './ids.ts';
import { Pieces } from './pieces.ts';
import { Denomination, Yen } from './yen.ts';

const Count = z.int().min(0);
const Unit = z.string().min(1);

/** One line of copies handed out (交付): so many of a kind at a fee, `exemption` where it was waived. `yen` = fee × copies. */
export const IssuedLine = z.strictObject({
  kind: Kind,
  fee: Yen,
  exemption: Exemption.nullable(),
  copies: Count,
  yen: Yen,
});

/** A sheet of pieces that staff signed for (金種票). */
export const CountSheet = z.strictObject({
  at: Count,
  what: z.enum(['collected', 'counted', 'loaded', 'taken']),
  unit: Unit,
  books: Yen,
  counted: Yen,
  pieces: Pieces,
  sealBag: SealBag.nullable(),
  by: StaffId,
});

/** One thing that has to be the same when it is reckoned in two ways; otherwise somebody has to look. */
export const Check = z.strictObject({ check: z.string(), one: Yen, other: Yen });

/**
 * 日計表 (or 月計表): what a terminal did in a period and what it held, all amounts in yen. It is made from the books alone, so
 * that it can be made again at any time and says the same.
 */
export const PeriodReport = z.strictObject({
  terminal: TerminalId,
  /** `2026-11-25`, or `2026-11`. */
  period: z.string().regex(/^\d{4}-\d\d(?:-\d\d)?$/),
  /** 交付: copies known to have come out. */
  issued: z.array(IssuedLine),
  /** 取次ぎ発行: fees taken for papers made at the counter. */
  relay: z.strictObject({ payments: Count, yen: Yen }),
  /**
   * 書損: copies that did not come out or whose number staff made void, and copies that came to be in doubt in the period and
   * were so at its end.
   */
  spoiled: z.strictObject({ notPrinted: Count, inDoubt: Count }),
  /** 入金, by what was put in. */
  moneyIn: z.array(z.strictObject({ denomination: Denomination, pieces: Count, yen: Yen })),
  /** 出金: change and refunds, by hopper. */
  paidOut: z.array(z.strictObject({ unit: Unit, yen: Yen })),
  /** 手数料収入 */
  earned: Yen,
  /** 未返金: recorded in the period, paid at the counter, found to be nobody's any more, and open at its end. */
  owed: z.strictObject({ recorded: Yen, paid: Yen, found: Yen, open: Yen }),
  /** 金額不明: new ones, and the intervals open at the end. */
  doubts: z.strictObject({ added: Count, open: z.strictObject({ items: Count, min: Yen, max: Yen }) }),
  /** 在高, at the beginning and at the end. */
  units: z.array(z.strictObject({ unit: Unit, opening: Yen, closing: Yen })),
  sheets: z.array(CountSheet),
  /** 過不足: + missing, − too much. */
  difference: Yen,
  checks: z.array(Check),
  balanced: z.boolean(),
});
export type PeriodReport = z.infer<typeof PeriodReport>;
