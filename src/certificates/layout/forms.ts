import type { CertificateDocument } from '../data.ts';
import { residentRecordSheets } from './resident-record.ts';
import { sealRegistrationSheet } from './seal-registration.ts';
import type { Part } from './sheet.ts';

/** The form (様式) of a document, page by page, without what every certificate has at its foot. */
export function formsOf(document: CertificateDocument): Part[] {
  const { data } = document;
  return data.kind === 'ResidentRecord'
    ? residentRecordSheets(document, data)
    : [sealRegistrationSheet(document, data)];
}
