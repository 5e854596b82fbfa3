import { z } from 'zod';

import { Board } from './board.ts';
import { Copies, Kind, MAX_BASKET, Options } from './certificate.ts';
import { Code } from './events.ts';
import { Who } from './fault.ts';
import { OfferedOption } from './kinds/option.ts';
import { Language, LocalText } from './language.ts';
import { Look } from './look.ts';
import { Moment } from './moment.ts';
import { Help } from './place.ts';
import { RELAY_DIGITS, RelayItems, RelayNumber } from './relay.ts';
import { StaffView } from './staff-view.ts';
import { Call, Guide } from './speech.ts';
import { Denomination, Yen } from './yen.ts';

/** One certificate on offer: whether it can be had now and, if not, when next (null: ask staff). */
export const Offer = z.strictObject({
  kind: Kind,
  fee: Yen,
  available: z.discriminatedUnion('now', [
    z.strictObject({ now: z.literal(true) }),
    z.strictObject({ now: z.literal(false), next: Moment.nullable() }),
  ]),
});
export type Offer = z.infer<typeof Offer>;

/** One line of the basket: a certificate as chosen, and its fee per copy. */
export const BasketLine = z.strictObject({ options: Options, copies: Copies, feeEach: Yen });
export type BasketLine = z.infer<typeof BasketLine>;

/** 未返金: so much can be had at the counter under a number. */
const Owed = z.strictObject({ amount: Yen, owedNumber: z.string().max(32) });
export type Owed = z.infer<typeof Owed>;
/** Of one visit: one that is cut off again and again owes more than once. */
export const MAX_OWING = 8;
const Owing = z.array(Owed).max(MAX_OWING);

/** What became of the money, said on every screen that ends or stops something. */
export const MoneyOutcome = z.discriminatedUnion('state', [
  /** Nothing was paid. */
  z.strictObject({ state: z.literal('none') }),
  /** All of it was paid back; it lies in the tray. */
  z.strictObject({ state: z.literal('returned'), amount: Yen }),
  /** Fees for what was printed were kept, the rest was paid back. */
  z.strictObject({ state: z.literal('settled'), kept: Yen, returned: Yen }),
  /** Some could not be paid back: the counter pays it against this number, and what earlier ones stand for against those. */
  z.strictObject({
    state: z.literal('owed'),
    ...Owed.shape,
    returned: Yen,
    others: Owing.optional(),
  }),
]);
export type MoneyOutcome = z.infer<typeof MoneyOutcome>;

/** 領収書・未返金票: which slip, and whether it came out; `unknown` is an ordinary answer. */
export const SlipOutcome = z.strictObject({
  what: z.enum(['receipt', 'owed']),
  verdict: z.enum(['printed', 'notPrinted', 'unknown']),
});
export type SlipOutcome = z.infer<typeof SlipOutcome>;

/** Where a fault lies, for its picture and its words. */
export const Area = z.enum(['card', 'person', 'cash', 'printer', 'center', 'terminal']);
export type Area = z.infer<typeof Area>;

const Lines = z.array(BasketLine).max(MAX_BASKET);

/** What the renderer draws. It decides nothing: everything it shows is in here or in the texts. */
export const Screen = z.discriminatedUnion('name', [
  /** 待ち受け. Start is one tap, in either language. `relay`: fees of papers made at the counter are taken, too. */
  z.strictObject({
    name: z.literal('idle'),
    offers: z.array(Offer).max(16),
    exactOnly: z.boolean(),
    relay: z.boolean(),
    board: Board,
  }),
  /** 取扱時間外: nothing is on offer now. */
  z.strictObject({ name: z.literal('closed'), next: Moment.nullable() }),
  /** 休止中: somebody must act first; no visit can begin. */
  z.strictObject({ name: z.literal('outOfService'), area: Area, code: Code, who: Who }),

  z.strictObject({ name: z.literal('choose'), offers: z.array(Offer).max(16), basket: Lines }),
  /** Lay the card on the reader; `trouble` says why the card that lay there did not do. */
  z.strictObject({ name: z.literal('layCard'), trouble: Code.nullable(), help: Help.nullable() }),
  z.strictObject({ name: z.literal('readingCard') }),
  /** 暗証番号: the screen knows how many digits were typed, never which. */
  z.strictObject({
    name: z.literal('enterPin'),
    entered: z.int().min(0).max(4),
    triesLeft: z.int().min(1).max(3),
    wrongBefore: z.boolean(),
  }),
  /** Before the last try: going on may lock the card. `help`: where a forgotten PIN is set anew. */
  z.strictObject({ name: z.literal('confirmLastTry'), help: Help.nullable() }),
  z.strictObject({ name: z.literal('checkingCard') }),
  z.strictObject({ name: z.literal('liftCard') }),
  z.strictObject({ name: z.literal('options'), options: Options, offered: z.array(OfferedOption).max(16) }),
  /** 載せる項目, where they are too many to be asked together with the rest. */
  z.strictObject({ name: z.literal('items'), options: Options, offered: z.array(OfferedOption).max(16) }),
  z.strictObject({ name: z.literal('copies'), line: BasketLine, max: z.int().min(1) }),
  z.strictObject({ name: z.literal('basket'), lines: Lines, total: Yen, canAdd: z.boolean() }),
  z.strictObject({ name: z.literal('preparing') }),
  z.strictObject({
    name: z.literal('confirm'),
    lines: Lines,
    total: Yen,
    exactOnly: z.boolean(),
    accepts: z.array(Denomination),
  }),
  /** 入金: see `money` of the frame for due, paid and remaining. */
  z.strictObject({ name: z.literal('pay'), accepts: z.array(Denomination), refused: z.boolean() }),
  /** Coins in flight are being counted. */
  z.strictObject({ name: z.literal('counting') }),
  z.strictObject({
    name: z.literal('printing'),
    sheet: z.int().min(1),
    of: z.int().min(1),
    step: z.enum(['sending', 'printing', 'waitingForStaff']),
    code: Code.nullable(),
  }),
  /** 紙が出たか分からない: locked until staff have looked for the sheet. `resident`: whose paper it is may still stand there. */
  z.strictObject({ name: z.literal('paperLocked'), resident: z.boolean(), money: z.boolean() }),
  /** 職員番号, in plain digits. */
  z.strictObject({
    name: z.literal('staffNumber'),
    number: z.string().max(8),
    /** `forbidden`: what lies behind is not for this role. `failed`: the door itself could not tell. */
    trouble: z.enum(['refused', 'locked', 'forbidden', 'failed']).nullable(),
  }),
  /** 職員コード: the screen knows how many digits were typed, never which. */
  z.strictObject({ name: z.literal('staffCode'), entered: z.int().min(0).max(8) }),
  /**
   * Which sheet, and what staff have answered so far. About papers that were `left` no number is known, and of how many there are
   * `sheets` is 0 where nobody knows, and what is `owed` to whoever left them is to be had at the counter.
   */
  z.strictObject({
    name: z.literal('staffPaper'),
    about: z.enum(['doubt', 'left']),
    step: z.enum(['counting', 'disposing', 'deciding']),
    issueNumber: z.string().max(64).nullable(),
    sheets: z.int().min(0),
    found: z.int().min(0),
    resident: z.boolean(),
    owed: Owing,
  }),
  /** 係員モード: what a member of staff sees who has signed in between visits. */
  z.strictObject({ name: z.literal('staffMode'), view: StaffView }),
  z.strictObject({ name: z.literal('payingBack'), amount: Yen, why: z.enum(['change', 'refund']) }),
  /**
   * `papers`: sheets, null where nobody counted. `watched`: it goes on by itself once they are taken. `stillThere`: the resident has
   * said so, and paper is seen there all the same.
   */
  z.strictObject({
    name: z.literal('takePapers'),
    papers: z.int().min(1).nullable(),
    watched: z.boolean(),
    stillThere: z.boolean(),
  }),
  /**
   * 取り忘れ: papers lie in the tray, and whose they are is for staff to find out. `staffed`: they can sign in here. `owing`: money of
   * whoever forgot them is owed, too; its number is for staff alone.
   */
  z.strictObject({ name: z.literal('papersLeft'), staffed: z.boolean(), owing: z.boolean() }),
  z.strictObject({ name: z.literal('takeMoney'), amount: Yen, why: z.enum(['change', 'refund']) }),
  /** A receipt, or the slip for what is owed, is being printed; the money is settled. */
  z.strictObject({ name: z.literal('printingSlip'), what: z.enum(['receipt', 'owed']), money: MoneyOutcome }),
  /** 受付番号 of the counter's slip, digit by digit; `trouble`: why the one that was typed before did not do. */
  z.strictObject({
    name: z.literal('relayNumber'),
    typed: z.string().max(RELAY_DIGITS),
    trouble: z.enum(['mistyped', 'unknown']).nullable(),
  }),
  /** The center is asked what is to be paid, or told that it was paid. */
  z.strictObject({ name: z.literal('relayCalling'), step: z.enum(['asking', 'telling']) }),
  z.strictObject({
    name: z.literal('relayConfirm'),
    slip: RelayNumber,
    items: RelayItems,
    total: Yen,
    exactOnly: z.boolean(),
    accepts: z.array(Denomination),
  }),
  /** The fee is paid: the receipt goes to the counter. `money`: what became of the rest. */
  z.strictObject({
    name: z.literal('relayFinished'),
    slip: RelayNumber,
    fee: Yen,
    money: MoneyOutcome,
    receipt: SlipOutcome.shape.verdict,
  }),
  /** The end of a visit that went well. `cardOnReader`: it must be taken, too. */
  z.strictObject({
    name: z.literal('finished'),
    papers: z.int().min(0),
    fee: Yen,
    change: Yen,
    /** 領収書 can be had now. */
    canReceipt: z.boolean(),
    slip: SlipOutcome.nullable(),
    cardOnReader: z.boolean(),
  }),
  /** The end of a visit that was cancelled or ran out of time. */
  z.strictObject({
    name: z.literal('ended'),
    why: z.enum(['cancelled', 'timeout']),
    money: MoneyOutcome,
    slip: SlipOutcome.nullable(),
    cardOnReader: z.boolean(),
  }),
  /**
   * Something went wrong: what (`area`, `code`), who acts, what became of the money and of the papers. Refusals of a person
   * are `area: person`, `code: counter`, whatever the reason was (service rules: never name it).
   */
  z.strictObject({
    name: z.literal('trouble'),
    area: Area,
    code: Code,
    who: Who,
    money: MoneyOutcome,
    printed: z.int().min(0),
    canReceipt: z.boolean(),
    slip: SlipOutcome.nullable(),
    canRetry: z.boolean(),
    /** Where it can be put right, if the town knows of a place. */
    help: Help.nullable(),
    cardOnReader: z.boolean(),
  }),
]);
export type Screen = z.infer<typeof Screen>;
export type ScreenName = Screen['name'];

/** お支払い: always shown while money matters. */
export const MoneyView = z.strictObject({ due: Yen, paid: Yen, remaining: Yen, change: Yen });
export type MoneyView = z.infer<typeof MoneyView>;

/** The stages of a visit, for the progress bar (進み具合). */
export const STAGES = ['choose', 'card', 'confirm', 'pay', 'take'] as const;

/** A screen in its frame: what the core sends, whole, whenever anything on it changes. */
export const Frame = z.strictObject({
  type: z.literal('frame'),
  /** Numbers the screen instance; it stays while only details, the language or the look change, so that a tap in flight still counts. */
  instance: z.int().min(0),
  language: Language,
  /** ふりがな: the resident wants readings above the kanji of Japanese. */
  furigana: z.boolean(),
  look: Look,
  screen: Screen,
  stage: z.enum(STAGES).nullable(),
  money: MoneyView.nullable(),
  can: z.strictObject({ back: z.boolean(), cancel: z.boolean() }),
  /** 時間切れの予告: seconds until the visit ends by itself, from 20 down; null while there is no hurry. */
  secondsLeft: z.int().min(0).max(20).nullable(),
  /** Absent while nobody listens. */
  guide: Guide.optional(),
  /** Absent while nothing lies there that is to be taken. */
  call: Call.optional(),
});
export type Frame = z.infer<typeof Frame>;

/** Sent once when a renderer connects: what stays the same all day. */
export const Hello = z.strictObject({
  type: z.literal('hello'),
  terminal: z.string(),
  town: LocalText,
  site: LocalText,
  /** Telephone of the help desk, as shown. */
  helpDesk: z.string(),
  languages: z.array(Language).min(1),
  demo: z.boolean(),
});
export type Hello = z.infer<typeof Hello>;

/** Everything that goes from the core to a renderer. */
export const ToRenderer = z.discriminatedUnion('type', [Hello, Frame]);
export type ToRenderer = z.infer<typeof ToRenderer>;
