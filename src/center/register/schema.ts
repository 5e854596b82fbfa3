import { z } from 'zod';

import { RecordedPerson } from '#certificates/data/recorded-person.ts';
import { Kind } from '#contract/certificate.ts';

import { Exemption } from '#contract/exemption.ts';

import { CommonName } from './common-name.ts';
import { inconsistencies } from './consistency.ts';

const Day = z.iso.date();
const Picture = z.string().regex(/^[a-z0-9-]{1,40}\.png$/, 'a file name like madono.png');

/**
 * How a person stands with the town. `today` keeps a made-up register true on every day that it is tried.
 * - `movedIn`: nothing is issued at terminals on the day itself
 * - `leaving`: 転出予定 · `protected`: 支援措置 · both hold for the whole household
 * - `movedOut`: 転出済
 */
const Standing = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('resident') }),
  z.strictObject({ is: z.literal('movedIn'), on: z.union([Day, z.literal('today')]) }),
  z.strictObject({ is: z.literal('leaving'), on: Day }),
  z.strictObject({ is: z.literal('protected') }),
  z.strictObject({ is: z.literal('movedOut'), on: Day }),
  z.strictObject({ is: z.literal('deceased'), on: Day }),
]);

/** Another register beside this file. */
const File = z.string().regex(/^[a-z0-9-]{1,40}\.json$/, 'a file name like taxes.json');

const Millimetres = z.number().min(8).max(25);

export const RegisteredResident = z.strictObject({
  /** 宛名番号 */
  id: z.string().regex(/^[0-9]{8}$/),
  standing: Standing,
  /** 発行抑止: kinds that are not issued for now, for whatever reason, e.g. while a character is being registered (外字登録中). */
  suspended: z.array(Kind).default([]),
  /** 手数料免除: the town's reason for taking no fee of this person. */
  exemption: Exemption.optional(),
  /** Everything that a certificate may show; nothing is left out here. */
  person: RecordedPerson,
  /** The holder's name on the card's certificate, the municipality that handed the card out, and when. */
  card: z
    .strictObject({ commonName: CommonName, issuedBy: z.string().regex(/^\d{5}$/), issuedOn: Day })
    .nullable(),
  /** 印鑑登録 */
  seal: z
    .strictObject({
      file: Picture,
      width: Millimetres,
      height: Millimetres,
      otherName: z.string().min(1).max(400).nullable(),
    })
    .nullable(),
});
export type RegisteredResident = z.infer<typeof RegisteredResident>;

export const RegisteredHousehold = z.strictObject({
  id: z.string().regex(/^[0-9]{8}$/),
  address: z.string().min(1).max(400),
  /** 方書: the end of the address, if it has one. */
  building: z.string().min(1).max(200).optional(),
  residents: z.array(RegisteredResident).min(1).max(40),
});
export type RegisteredHousehold = z.infer<typeof RegisteredHousehold>;

/** `register.json`: the residents (住民基本台帳) of a town that does not exist. Pictures lie beside it. */
export const RegisterFile = z
  .strictObject({
    officeSeal: z.strictObject({ file: Picture, width: Millimetres }),
    /** Certificates that are no longer good, by their holder's name on them. */
    revoked: z.array(CommonName).max(1000),
    /** 戸籍 and 税, where this town keeps them. */
    familyRegisters: File.optional(),
    taxes: File.optional(),
    households: z.array(RegisteredHousehold).min(1).max(1000),
  })
  .check((context) => {
    for (const message of inconsistencies(context.value))
      context.issues.push({ code: 'custom', message, input: context.value });
  });
export type RegisterFile = z.infer<typeof RegisterFile>;
