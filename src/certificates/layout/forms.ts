import type { CertificateData, CertificateDocument } from '../data.ts';
import { addendumItemMissing, addendumSheets } from './family-register-addendum.ts';
import { familyRegisterSheets } from './family-register.ts';
import { householdItemMissing } from './household-record.ts';
import { recordedItemsSheets } from './recorded-items.ts';
import { residentRecordSheets } from './resident-record.ts';
import { sealRegistrationSheet } from './seal-registration.ts';
import type { Part } from './sheet.ts';
import { taxCertificateSheet } from './tax-certificate.ts';
import { taxPaymentSheet } from './tax-payment.ts';

/** The form (様式) of a document, page by page, without what every certificate has at its foot. */
export function formsOf(document: CertificateDocument): readonly Part[] {
  const { data } = document;
  switch (data.kind) {
    case 'ResidentRecord':
      return residentRecordSheets(document, data);
    case 'RecordedItems':
      return recordedItemsSheets(document, data);
    case 'SealRegistration':
      return [sealRegistrationSheet(document, data)];
    case 'TaxCertificate':
      return [taxCertificateSheet(document, data)];
    case 'TaxPayment':
      return [taxPaymentSheet(document, data)];
    case 'FamilyRegister':
      return familyRegisterSheets(document, data);
    case 'FamilyRegisterAddendum':
      return addendumSheets(document, data);
  }
}

/** An item that must not be blank (空欄不可) and for which the document has nothing; `null` if all is there. */
export function itemMissing(data: CertificateData): string | null {
  switch (data.kind) {
    case 'ResidentRecord':
    case 'RecordedItems':
      return householdItemMissing(data);
    case 'FamilyRegisterAddendum':
      return addendumItemMissing(data);
    case 'SealRegistration':
    case 'TaxCertificate':
    case 'TaxPayment':
    case 'FamilyRegister':
      return null;
  }
}
