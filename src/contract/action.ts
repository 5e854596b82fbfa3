import { z } from 'zod';

import { Copies, Kind, MAX_BASKET } from './certificate.ts';
import { OptionName, OptionValue } from './kinds/option.ts';
import { Language } from './language.ts';
import { StaffTask, TaskGroup } from './staff-task.ts';
import { Look } from './look.ts';

/** What a person can do at the screen. Anything else that arrives is refused, counted and logged. */
export const Action = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('start'), language: Language }),
  /** 窓口で受け付けた証明書の手数料を払う, in the language that is shown. */
  z.strictObject({ name: z.literal('payRelay') }),
  z.strictObject({ name: z.literal('setLanguage'), language: Language }),
  /** ふりがな above the kanji, or none. */
  z.strictObject({ name: z.literal('setFurigana'), shown: z.boolean() }),
  /** 見やすさ: the look as it shall be from now on. It is no answer to any screen, and wins no time. */
  z.strictObject({ name: z.literal('setLook'), look: Look }),
  /** 呼び出し: the resident has opened the page that tells how to reach the help desk. It answers no screen. */
  z.strictObject({ name: z.literal('callHelp') }),
  z.strictObject({ name: z.literal('chooseKind'), kind: Kind }),
  /** One option as it shall stand from now on. */
  z.strictObject({ name: z.literal('setOption'), option: OptionName, value: OptionValue }),
  z.strictObject({ name: z.literal('setCopies'), copies: Copies }),
  z.strictObject({
    name: z.literal('removeLine'),
    line: z
      .int()
      .min(0)
      .max(MAX_BASKET - 1),
  }),
  z.strictObject({ name: z.literal('addMore') }),
  /** One digit leaves the renderer at once and is not kept there. */
  z.strictObject({ name: z.literal('pinDigit'), digit: z.int().min(0).max(9) }),
  z.strictObject({ name: z.literal('pinErase') }),
  /** 次へ / 確認 / 支払う / 受け取りました: the one main button of a screen. */
  z.strictObject({ name: z.literal('next') }),
  z.strictObject({ name: z.literal('back') }),
  /** やめる: ends the visit; what was paid is paid back. */
  z.strictObject({ name: z.literal('cancel') }),
  z.strictObject({ name: z.literal('retry') }),
  /** 職員: opens the door to what only staff may answer. */
  z.strictObject({ name: z.literal('staff') }),
  /** How many sheets staff found. */
  z.strictObject({ name: z.literal('sheetsFound'), sheets: z.int().min(0).max(20) }),
  /** 処分: what staff did with them. */
  z.strictObject({ name: z.literal('disposed'), disposal: z.enum(['destroyed', 'handedOver', 'kept']) }),
  /** What follows for the resident. */
  z.strictObject({ name: z.literal('afterPaper'), give: z.enum(['reprint', 'refund']) }),
  /** A part of the menu of staff, and a task of it. */
  z.strictObject({ name: z.literal('openGroup'), group: TaskGroup }),
  z.strictObject({ name: z.literal('openTask'), task: StaffTask }),
  /** One of the choices that are shown, by its place among them. */
  z.strictObject({ name: z.literal('pick'), at: z.int().min(0).max(15) }),
  /** 領収書がほしい */
  z.strictObject({ name: z.literal('receipt') }),
  /** 声を止める: the call for what lies there falls silent, until something else lies there. */
  z.strictObject({ name: z.literal('hush') }),
  /** もう少し時間がほしい */
  z.strictObject({ name: z.literal('moreTime') }),
]);
export type Action = z.infer<typeof Action>;

/** An action as it travels: it names the screen instance it was meant for, and a stale one is dropped. */
export const ToCore = z.strictObject({ type: z.literal('action'), instance: z.int().min(0), action: Action });
export type ToCore = z.infer<typeof ToCore>;

/** The largest message a renderer may send, bytes. */
export const MAX_ACTION_BYTES = 1024;
