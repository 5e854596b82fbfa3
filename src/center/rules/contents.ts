import type { CertificateData } from '#certificates/data.ts';
import type { Options } from '#contract/certificate.ts';
import type { Town } from '#contract/town.ts';

import type { Holder } from '../register/holder.ts';
import type { Membership } from '../register/register.ts';
import { addendumOf, familyRegisterOf } from './kinds/family-register.ts';
import { recordedItemsOf } from './kinds/recorded-items.ts';
import { residentRecordOf } from './kinds/resident-record.ts';
import { sealRegistrationOf } from './kinds/seal-registration.ts';
import { taxCertificateOf } from './kinds/tax-certificate.ts';
import { taxPaymentOf } from './kinds/tax-payment.ts';

/** What one certificate says (記載事項) of this person under these options. */
export function contentsOf(holder: Holder, options: Options, town: Town): CertificateData {
  const kind = town.kinds.find((each) => each.kind === options.kind);
  if (kind === undefined) throw new RangeError(`this town does not issue ${options.kind}`);
  switch (options.kind) {
    case 'ResidentRecord':
      return residentRecordOf(resident(holder), options);
    case 'RecordedItems':
      return recordedItemsOf(resident(holder), options);
    case 'SealRegistration':
      return sealRegistrationOf(resident(holder));
    case 'TaxCertificate':
      return taxCertificateOf(kind, holder, options);
    case 'TaxPayment':
      return taxPaymentOf(town, kind, holder, options);
    case 'FamilyRegister':
      return familyRegisterOf(holder, options);
    case 'FamilyRegisterAddendum':
      return addendumOf(holder, options);
  }
}

function resident({ member }: Holder): Membership {
  if (member === null) throw new Error('not a resident: nothing entitled this person to a certificate');
  return member;
}
