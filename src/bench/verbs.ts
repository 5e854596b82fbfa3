import { z } from 'zod';

import { CHANGE_COINS } from '#contract/yen.ts';

const Coin = z.literal([...CHANGE_COINS]);
const CashPart = z.enum([
  'coinAcceptor',
  'noteValidator',
  'hopper:10',
  'hopper:50',
  'hopper:100',
  'hopper:500',
]);

/** What hands can do at the bench. */
export const Verb = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('layCard'), card: z.string().max(40) }),
  z.strictObject({ do: z.literal('liftCard') }),
  z.strictObject({ do: z.literal('resetTries'), card: z.string().max(40) }),

  z.strictObject({ do: z.literal('insertCoin'), coin: Coin }),
  z.strictObject({ do: z.literal('insertNote') }),
  z.strictObject({ do: z.literal('takeTray') }),
  z.strictObject({ do: z.literal('fillHopper'), coin: Coin, coins: z.int().min(1).max(200) }),
  z.strictObject({ do: z.literal('emptyHopper'), coin: Coin }),
  z.strictObject({ do: z.literal('jamCash'), part: CashPart }),
  z.strictObject({ do: z.literal('clearCash'), part: CashPart }),
  z.strictObject({ do: z.literal('cashPower'), on: z.boolean() }),

  z.strictObject({ do: z.literal('takeSheets') }),
  z.strictObject({ do: z.literal('loadPaper'), sheets: z.int().min(1).max(500) }),
  z.strictObject({ do: z.literal('emptyPaper') }),
  z.strictObject({ do: z.literal('jamPrinter') }),
  z.strictObject({ do: z.literal('clearPrinter') }),
  z.strictObject({ do: z.literal('printerCover'), open: z.boolean() }),
  z.strictObject({ do: z.literal('emptyToner') }),
  z.strictObject({ do: z.literal('replaceToner') }),
  z.strictObject({ do: z.literal('printerPower'), on: z.boolean() }),

  /** The core's plug is pulled: it gets no time to do anything. */
  z.strictObject({ do: z.literal('cutPower') }),
]);
export type Verb = z.infer<typeof Verb>;
