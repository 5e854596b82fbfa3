import { z } from 'zod';

import { IssueId, IssueNumber, PersonKey, VisitId } from '#contract/ids.ts';

import { FamilyRegisterAddendum } from './data/family-register-addendum.ts';
import { FamilyRegister } from './data/family-register.ts';
import { RecordedItems } from './data/recorded-items.ts';
import { ResidentRecord } from './data/resident-record.ts';
import { SealRegistration } from './data/seal-registration.ts';
import { TaxCertificate } from './data/tax-certificate.ts';
import { TaxPayment } from './data/tax-payment.ts';

/** What one certificate says, by its kind. */
export const CertificateData = z.discriminatedUnion('kind', [
  ResidentRecord,
  RecordedItems,
  SealRegistration,
  TaxCertificate,
  TaxPayment,
  FamilyRegister,
  FamilyRegisterAddendum,
]);
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
