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
});
export type CertificateDocument = z.infer<typeof CertificateDocument>;
