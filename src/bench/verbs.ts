import { z } from 'zod';

import { CHANGE_COINS } from '#contract/yen.ts';

const Coin = z.literal([...CHANGE_COINS]);
export const CashPart = z.enum([
  'coinAcceptor',
  'noteValidator',
  'hopper:10',
  'hopper:50',
  'hopper:100',
  'hopper:500',
]);
export type CashPart = z.infer<typeof CashPart>;

/** The keys of the bench's ten-key: ten digits, 訂正, 取消 and 確認. */
export const BENCH_KEYS = [
  '0',
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  'erase',
  'clear',
  'enter',
] as const;
export type BenchKey = (typeof BENCH_KEYS)[number];

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
  /** The next note that is to be stacked sticks: where nobody gets at it, in the mouth, or half in the stacker. */
  z.strictObject({ do: z.literal('jamNote'), where: z.enum(['safe', 'mouth', 'stacker']) }),
  /** The resident pulls at a note that sticks in the mouth. */
  z.strictObject({ do: z.literal('pullNote') }),
  z.strictObject({ do: z.literal('fillStacker') }),
  z.strictObject({ do: z.literal('emptyStacker') }),
  /** The next coin is kept without a credit. */
  z.strictObject({ do: z.literal('swallowCoin') }),
  z.strictObject({ do: z.literal('pressCoinReturn') }),
  /** The coin gate stays as it is, whatever it is told. */
  z.strictObject({ do: z.literal('stickGate'), on: z.boolean() }),
  /** The next order to this hopper is refused. */
  z.strictObject({ do: z.literal('refusePayout'), coin: Coin }),
  /** One device restarts by itself. */
  z.strictObject({ do: z.literal('restartCash'), part: CashPart }),
  z.strictObject({ do: z.literal('cashPower'), on: z.boolean() }),
  /** The cable between the core and the cash devices, which stay on. */
  z.strictObject({ do: z.literal('cashCable'), plugged: z.boolean() }),
  /** The next reply goes wrong, or the command is not heard: whatever is asked, or the one that pays coins or routes a note. */
  z.strictObject({
    do: z.literal('spoilCashReply'),
    how: z.enum(['lost', 'corrupt', 'late', 'unheard']),
    to: z.enum(['any', 'payout', 'route']),
  }),

  z.strictObject({ do: z.literal('takeSheets') }),
  /** Dust before the sensor of the output tray: it sees paper where there is none. */
  z.strictObject({ do: z.literal('exitDust'), on: z.boolean() }),
  z.strictObject({ do: z.literal('exitCable'), plugged: z.boolean() }),
  z.strictObject({ do: z.literal('loadPaper'), sheets: z.int().min(1).max(500) }),
  z.strictObject({ do: z.literal('unloadPaper') }),
  z.strictObject({ do: z.literal('jamPrinter') }),
  z.strictObject({ do: z.literal('clearPrinter') }),
  z.strictObject({ do: z.literal('printerCover'), open: z.boolean() }),
  z.strictObject({ do: z.literal('lowToner') }),
  z.strictObject({ do: z.literal('emptyToner') }),
  z.strictObject({ do: z.literal('replaceToner') }),
  z.strictObject({ do: z.literal('printerPower'), on: z.boolean() }),
  /** The next such request is carried out, and its reply never leaves. */
  z.strictObject({ do: z.literal('losePrinterReply'), to: z.enum(['Create-Job', 'Send-Document']) }),
  z.strictObject({
    do: z.literal('printerLie'),
    lie: z.enum([
      'earlyCompleted',
      'queuedInDevice',
      'reprintAfterJam',
      'rebootAfterEject',
      'counterStuck',
      'refusesCancel',
    ]),
    on: z.boolean(),
  }),

  /** A key of the tactile ten-key goes down and up. */
  z.strictObject({ do: z.literal('pressKey'), key: z.enum(BENCH_KEYS) }),

  /** The core's plug is pulled: it gets no time to do anything. */
  z.strictObject({ do: z.literal('cutPower') }),
]);
export type Verb = z.infer<typeof Verb>;
