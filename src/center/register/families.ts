import { z } from 'zod';

import { RegisteredDate, Text } from '#certificates/data/common.ts';
import { FamilyMember, RegisterEvent } from '#certificates/data/family-register.ts';
import { AddendumPerson } from '#certificates/data/family-register-addendum.ts';
import { MAX_MEMBERS } from '#contract/kinds/option.ts';

import { CommonName } from './common-name.ts';

const Day = z.iso.date();

/** One 戸籍 with its 附票. */
export const RegisteredFamily = z.strictObject({
  id: z.string().regex(/^[0-9]{8}$/),
  domicile: Text,
  /** 筆頭者: 氏, 名 and the reading of the 氏 */
  surname: Text,
  headReading: Text.nullable(),
  events: z.array(RegisterEvent).min(1).max(20),
  /** 附票: 編製日 and 改製日 */
  made: RegisteredDate,
  remade: RegisteredDate.nullable(),
  /** A 届出 is not in the register yet: nothing is issued until it is. */
  pending: z.boolean().default(false),
  /** In the order of the register; the first is 筆頭者. */
  members: z
    .array(
      z.strictObject({
        /** 宛名番号, where they live in this town */
        resident: z
          .string()
          .regex(/^[0-9]{8}$/)
          .nullable(),
        /** What they are to 筆頭者: 筆頭者, 配偶者, or their 続柄. */
        place: z.string().min(1).max(12),
        member: FamilyMember,
        addendum: AddendumPerson.omit({ name: true, left: true }),
      }),
    )
    .min(1)
    .max(MAX_MEMBERS),
});
export type RegisteredFamily = z.infer<typeof RegisteredFamily>;

/**
 * 利用登録: somebody whose 本籍 is here and who lives elsewhere has joined their card to their 戸籍. `today` keeps a made-up register
 * true on every day that it is tried.
 */
export const Enrolment = z.strictObject({
  commonName: CommonName,
  family: RegisteredFamily.shape.id,
  /** Their place on the 戸籍, from 1. */
  place: z.int().min(1).max(MAX_MEMBERS),
  on: z.union([Day, z.literal('today')]),
});
export type Enrolment = z.infer<typeof Enrolment>;

/** `family-registers.json`: the 戸籍 of a town that does not exist. */
export const FamilyFile = z.strictObject({
  families: z.array(RegisteredFamily).max(1000),
  enrolled: z.array(Enrolment).max(1000),
});
export type FamilyFile = z.infer<typeof FamilyFile>;
