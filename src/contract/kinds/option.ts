import { z } from 'zod';

import { LocalText } from '../language.ts';
import { RecordItem } from './household.ts';

/** Items that may be left out of a certificate (省略できる記載事項). */
export const ItemName = z.enum([
  ...RecordItem.options,
  'deductions', // 所得控除, 扶養, 税額
  'overseasVoter', // 在外選挙人名簿への登録
  'residentCode', // 住民票コード
]);
export type ItemName = z.infer<typeof ItemName>;

/** The names of what can be chosen of a certificate: town.json, texts, taps and documents use the same ones. */
export const OptionName = z.enum([
  'form', // 様式
  'scope', // だれの分か
  'persons', // 世帯の一部のとき、だれを載せるか
  'year', // 年度
  ...ItemName.options,
]);
export type OptionName = z.infer<typeof OptionName>;

/** The answers to questions that are answered from a list. */
export const Answer = z.enum([
  'joint', // 世帯連記式
  'single', // 個人票
  'self', // 本人
  'part', // 世帯の一部
  'household', // 世帯全員
  'register', // 戸籍の全員
]);
export type Answer = z.infer<typeof Answer>;

/** The most members that one household can have on a certificate. */
export const MAX_MEMBERS = 40;
/** A member of the household (or of the 戸籍) by their place on its sheet, from 1. */
export const Place = z.int().min(1).max(MAX_MEMBERS);
export const Places = z.array(Place).min(1).max(MAX_MEMBERS);

/** 年度, as the western year in which it begins. */
export const Year = z.int().min(1989).max(2200);

/** What was chosen of one option: shown or left out, an answer from a list, a year, or members by their places. */
export const OptionValue = z.union([z.boolean(), Answer, Year, Places]);
export type OptionValue = z.infer<typeof OptionValue>;

/** What a kind can ask about one option; the order of a kind's questions is the order on the screen. */
export type Question =
  | { readonly asks: 'yesNo' }
  /** `unsaid` is the answer that stands where a town hides the question. */
  | { readonly asks: 'answer'; readonly answers: readonly Answer[]; readonly unsaid?: Answer }
  /** Asked only while another option has this answer. */
  | { readonly asks: 'persons'; readonly when: Condition }
  | { readonly asks: 'year' };
export type Questions = Readonly<Partial<Record<OptionName, Question>>>;

/** That an option has one certain answer. */
export const Condition = z.strictObject({ option: OptionName, answer: Answer });
export type Condition = z.infer<typeof Condition>;

/** One member to choose from: their place and what they are to the householder (続柄), and nothing else of them. */
export const Member = z.strictObject({
  place: Place,
  relationship: z.string().min(1).max(40),
  /** Counts those who share a 続柄 (子 1, 子 2); null where there is only one. */
  nth: z.int().min(1).max(MAX_MEMBERS).nullable(),
  /** 本人 */
  self: z.boolean(),
});
export type Member = z.infer<typeof Member>;

/** One 年度 to choose from, as the menu calls it; the paper may call it otherwise (令和元年度 is 平成31年度). */
export const YearOffer = z.strictObject({ year: Year, shown: LocalText });
export type YearOffer = z.infer<typeof YearOffer>;

/** A question that this person may answer, with the answers that are open to them. */
export const OfferedOption = z.discriminatedUnion('asks', [
  z.strictObject({ asks: z.literal('yesNo'), option: ItemName }),
  z.strictObject({ asks: z.literal('answer'), option: OptionName, answers: z.array(Answer).min(1).max(8) }),
  z.strictObject({
    asks: z.literal('persons'),
    option: OptionName,
    when: Condition,
    members: z.array(Member).min(1).max(MAX_MEMBERS),
  }),
  z.strictObject({ asks: z.literal('year'), option: OptionName, years: z.array(YearOffer).min(1).max(10) }),
]);
export type OfferedOption = z.infer<typeof OfferedOption>;
