import type { CertificateData, CertificateDocument } from '../data.ts';
import { recordItemMissing, residentRecordSheets } from './resident-record.ts';
import { sealRegistrationSheet } from './seal-registration.ts';
import type { Part } from './sheet.ts';

/** The sheets of a certificate, by its form (様式). */
export function sheetsOf(document: CertificateDocument): readonly Part[] {
  const { data } = document;
  switch (data.kind) {
    case 'ResidentRecord':
      return residentRecordSheets(document, data);
    case 'SealRegistration':
      return [sealRegistrationSheet(document, data)];
  }
}

/** An item that must not be blank (空欄不可) and for which the document has nothing; `null` if all is there. */
export function itemMissing(data: CertificateData): string | null {
  switch (data.kind) {
    case 'ResidentRecord':
      return recordItemMissing(data);
    case 'SealRegistration':
      return null;
  }
}
