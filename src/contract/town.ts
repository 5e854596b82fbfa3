import { z } from 'zod';

import { Kind, QUESTIONS } from './certificate.ts';
import { Decisions, mistakesIn } from './kinds/decision.ts';
import { YearOffer } from './kinds/option.ts';
import { Exemption } from './exemption.ts';
import { LocalText, Language } from './language.ts';
import { Yen } from './yen.ts';

/** A time of day in Japan, `08:30`. `24:00` is the end of the day. */
export const TimeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day like 08:30');
const Day = z.iso.date();
const Weekday = z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']);
const MonthDay = z
  .string()
  .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'a month and day like 12-29');

/** Hours on certain weekdays; a day that no rule names is closed. */
export const Hours = z.array(
  z.strictObject({ days: z.array(Weekday).min(1), from: TimeOfDay, to: TimeOfDay }),
);

/** A rule for days on which nothing (or one kind) is issued (休止日). */
export const Closed = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('weekday'), days: z.array(Weekday).min(1) }),
  /** 第n曜日 */
  z.strictObject({ rule: z.literal('nthWeekday'), nth: z.int().min(1).max(5), day: Weekday }),
  /** 第n曜日の翌日 */
  z.strictObject({ rule: z.literal('dayAfterNthWeekday'), nth: z.int().min(1).max(5), day: Weekday }),
  /** 国民の祝日, from the table of holidays */
  z.strictObject({ rule: z.literal('holidays') }),
  /** 年末年始: may run over the end of a year */
  z.strictObject({ rule: z.literal('everyYear'), from: MonthDay, to: MonthDay }),
  /** 臨時休止 */
  z.strictObject({ rule: z.literal('once'), from: Day, to: Day }),
]);
export type Closed = z.infer<typeof Closed>;

/** A moment in Japan, to the minute: `2026-06-10T08:30`. */
const LocalMoment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d$/, 'a moment like 2026-06-10T08:30');

/**
 * One 年度 of a kind that is issued by year: from when on (課税証明書 switches in June, on a day and at a time that the town sets),
 * until when, what the menu calls it and what the paper does.
 */
export const TownYear = z.strictObject({
  ...YearOffer.shape,
  printed: z.string().min(1).max(20),
  from: LocalMoment,
  until: LocalMoment.optional(),
});
export type TownYear = z.infer<typeof TownYear>;

/** 交付の経路: made here, or made at the counter and only paid here. */
export const Channel = z.enum(['terminal', 'relay']);
export type Channel = z.infer<typeof Channel>;

/** One kind as this town issues it at the terminal. */
export const TownKind = z
  .strictObject({
    kind: Kind,
    /** 手数料, by the day from which each is in force. */
    fees: z
      .array(
        z.strictObject({
          from: Day,
          yen: Yen.min(0).max(10_000),
          /** Where it is taken for: a copy of this terminal, or a paper made at the counter (取次ぎ発行). */
          channel: Channel.optional(),
        }),
      )
      .min(1),
    hours: Hours,
    closed: z.array(Closed),
    /** What the resident may choose, and what the town has decided. */
    options: Decisions,
    /** For kinds that are issued by 年度, newest first. */
    years: z.array(TownYear).max(20).optional(),
  })
  .check(({ value: { kind, options, years }, issues }) => {
    for (const [option, message] of mistakesIn(options, QUESTIONS[kind]))
      issues.push({ code: 'custom', message, path: ['options', option], input: options });
    const byYear = Object.values(QUESTIONS[kind]).some(({ asks }) => asks === 'year');
    if (byYear !== (years !== undefined))
      issues.push({
        code: 'custom',
        message: byYear ? 'list the years' : 'remove them: it has no years',
        path: ['years'],
        input: years,
      });
  });
export type TownKind = z.infer<typeof TownKind>;

/** What a place can do for a card: set its PIN anew (暗証番号再設定), renew its certificate (電子証明書更新), issue another card (カード交付). */
export const Remedy = z.enum(['pinReset', 'certificateRenewal', 'cardIssue']);
export type Remedy = z.infer<typeof Remedy>;

const PlaceId = z.string().regex(/^[a-z0-9-]{1,32}$/);

/** A counter that helps with cards; it need have no terminal. */
const TownPlace = z.strictObject({
  id: PlaceId,
  shown: LocalText,
  hours: Hours,
  closed: z.array(Closed),
  can: z.array(Remedy).min(1),
});

/** `town.json`: what this municipality has decided. Rules are data: a fee or an hour changes without a new build. */
const Fields = z.strictObject({
  /** 決定日時: when the town decided this. Of two editions the later one counts, whichever center tells it. */
  decided: LocalMoment.refine((moment) => !Number.isNaN(Date.parse(moment)), 'there is no such day'),
  municipality: z.strictObject({
    /** 都道府県名; it must stand before the title of the head (住民記録システム標準仕様書, 公印). */
    prefecture: z.string().min(1).max(10),
    name: z.string().min(1).max(20),
    /** 全国地方公共団体コード, five digits. */
    code: z.string().regex(/^\d{5}$/),
    shown: LocalText,
    /** 職名, e.g. 町長 */
    title: z.string().min(1).max(20),
    head: z.string().min(1).max(40),
  }),
  sites: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]{1,32}$/),
        shown: LocalText,
        hours: Hours,
        closed: z.array(Closed),
        helpDesk: z.string().min(1).max(20),
        /** 取次ぎ発行: the counter hands out slips that are paid at the terminal. */
        relay: z.boolean().default(false),
        /** Places that help with cards, and how far they are, m; 0 in the same building. */
        near: z.array(z.strictObject({ place: PlaceId, metres: z.int().min(0).max(100_000) })).default([]),
        /** Where and when the counter pays what a terminal still owes; without it, the site itself. */
        counter: z.strictObject({ shown: LocalText, open: LocalText }).optional(),
      }),
    )
    .min(1),
  places: z.array(TownPlace).max(200).default([]),
  /** お知らせ on the first screen, from one day to another, at all sites or at some. */
  notices: z
    .array(
      z
        .strictObject({
          from: Day,
          to: Day,
          shown: LocalText,
          sites: z
            .array(z.string().regex(/^[a-z0-9-]{1,32}$/))
            .min(1)
            .optional(),
        })
        .refine(({ from, to }) => from <= to, 'it ends before it begins'),
    )
    .max(50)
    .default([]),
  holidays: z.array(Day),
  kinds: z.array(TownKind).min(1),
  /** 手数料免除の事由: for whom the center says one of these reasons, the fee of these kinds is 0. */
  exemptions: z
    .array(z.strictObject({ reason: Exemption, shown: LocalText, kinds: z.array(Kind).min(1), from: Day }))
    .max(20)
    .optional(),
  languages: z.array(Language).min(1),
  /** How long a screen waits for its person, s. A warning comes 20 s before. */
  patience: z.strictObject({
    ordinary: z.int().min(30).max(600),
    money: z.int().min(30).max(600),
    take: z.int().min(30).max(600),
  }),
});

export const Town = Fields.superRefine(({ sites, places }, town) => {
  const known = new Set(places.map(({ id }) => id));
  for (const [at, { near }] of sites.entries())
    for (const [which, { place }] of near.entries())
      if (!known.has(place))
        town.addIssue({
          code: 'custom',
          path: ['sites', at, 'near', which, 'place'],
          message: 'no place of this id in places',
        });
});
export type Town = z.infer<typeof Town>;
