import type { CertificateData } from '#certificates/data.ts';
import type { Options } from '#contract/certificate.ts';

import type { Membership } from '../register/register.ts';
import { recordedItemsOf } from './kinds/recorded-items.ts';
import { residentRecordOf } from './kinds/resident-record.ts';
import { sealRegistrationOf } from './kinds/seal-registration.ts';

/** What one certificate says (記載事項) of this person under these options. */
export function contentsOf(member: Membership, options: Options): CertificateData {
  switch (options.kind) {
    case 'ResidentRecord':
      return residentRecordOf(member, options);
    case 'RecordedItems':
      return recordedItemsOf(member, options);
    case 'SealRegistration':
      return sealRegistrationOf(member);
  }
}
