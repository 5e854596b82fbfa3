import { z } from 'zod';

import { IssueId, IssueNumber, PersonKey, VisitId } from '#contract/ids.ts';

const Text = z.string().min(1).max(400);

/**
 * A date as registered: a calendar day, or a text for days that are not known (年月日不詳, 「令和2年10月頃」) with the day it sorts as.
 * Registers also hold days that no calendar has, so nothing is computed from a text.
 */
export const RegisteredDate = z.union([
  z.strictObject({ day: z.iso.date() }),
  z.strictObject({ text: z.string().min(1).max(40), sortsAs: z.iso.date() }),
]);
export type RegisteredDate = z.infer<typeof RegisteredDate>;

/** 外国人住民の記載事項 (住民基本台帳法30条の45). Dates of birth and of expiry are written in the western calendar. */
export const ForeignResident = z.strictObject({
  nationality: Text,
  /** 第30条の45に規定する区分, e.g. 中長期在留者 */
  category: Text,
  status: Text.nullable(),
  period: Text.nullable(),
  until: z.iso.date().nullable(),
  cardNumber: z
    .string()
    .regex(/^[A-Z]{2}\d{8}[A-Z]{2}$/)
    .nullable(),
  /** 通称 */
  alias: Text.nullable(),
  becameForeignResident: RegisteredDate,
});

/** One person on a 住民票の写し. `null` is an item that was left out or does not exist; the form says which. */
export const RecordedPerson = z.strictObject({
  name: Text,
  /** 氏名の振り仮名; blank until registered. */
  reading: Text.nullable(),
  formerName: Text.nullable(),
  birth: RegisteredDate,
  sex: z.enum(['男', '女']),
  /** 続柄, in the words of the register (e.g. 子の子); null when left out. */
  relationship: Text.nullable(),
  becameResident: RegisteredDate,
  /** 住所を定めた年月日; null if the person never moved within the town. */
  settled: RegisteredDate.nullable(),
  notified: RegisteredDate.nullable(),
  /** 本籍, 筆頭者; null when left out. */
  domicile: Text.nullable(),
  familyHead: Text.nullable(),
  /** 転入前住所 */
  previousAddress: Text.nullable(),
  foreign: ForeignResident.nullable(),
});
export type RecordedPerson = z.infer<typeof RecordedPerson>;

/** 住民票の写し (世帯連記式; 住民基本台帳法7条, 12条) */
export const ResidentRecord = z.strictObject({
  kind: z.literal('ResidentRecord'),
  scope: z.enum(['self', 'household']),
  shows: z.strictObject({ relationship: z.boolean(), domicile: z.boolean() }),
  address: Text,
  /** 世帯主; null when left out. */
  householder: Text.nullable(),
  persons: z.array(RecordedPerson).min(1).max(40),
});
export type ResidentRecord = z.infer<typeof ResidentRecord>;

/** 印鑑登録証明書 */
export const SealRegistration = z.strictObject({
  kind: z.literal('SealRegistration'),
  name: Text,
  /** 旧氏, 通称 or 片仮名表記, where registered. */
  otherName: Text.nullable(),
  birth: RegisteredDate,
  address: Text,
  /** 印影: a black-on-white PNG, and its true width and height, mm (8 to 25). */
  seal: z.strictObject({
    png: z.base64().max(131_072),
    width: z.number().min(8).max(25),
    height: z.number().min(8).max(25),
  }),
});
export type SealRegistration = z.infer<typeof SealRegistration>;

export const CertificateData = z.discriminatedUnion('kind', [ResidentRecord, SealRegistration]);
export type CertificateData = z.infer<typeof CertificateData>;

/** 照合情報: what is needed to print a copy so that its content can be checked later. One sheet for each page. */
export const Proof = z.strictObject({
  /** 照合番号 */
  serial: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/),
  /** 照合鍵, printed on the front and kept nowhere. */
  secret: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{21}$/),
  sheets: z
    .array(
      z.strictObject({
        /** 要約: eight characters of the hash of what was signed. */
        digest: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/),
        sealed: z.base64().max(5840),
      }),
    )
    .min(1)
    .max(99),
});
export type Proof = z.infer<typeof Proof>;

/** One copy of one certificate, complete: what the center signs and the terminal composes into a sheet. */
export const CertificateDocument = z.strictObject({
  issue: IssueId,
  visit: VisitId,
  issueNumber: IssueNumber,
  /** For whom it was made; compared with the visit's immediately before printing. */
  personKey: PersonKey,
  issuedOn: z.iso.date(),
  authority: z.strictObject({
    prefecture: z.string().min(1).max(10),
    municipality: z.string().min(1).max(20),
    title: z.string().min(1).max(20),
    head: z.string().min(1).max(40),
    /** 電子公印: PNG, true width mm (at most 25). */
    seal: z.strictObject({ png: z.base64().max(131_072), width: z.number().min(8).max(25) }),
  }),
  data: CertificateData,
  /** Absent where the town seals nothing. */
  proof: Proof.optional(),
});
export type CertificateDocument = z.infer<typeof CertificateDocument>;
