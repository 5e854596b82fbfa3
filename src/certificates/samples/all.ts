import { familyRegisterAddendumSamples } from './family-register-addendum.ts';
import { familyRegisterSamples } from './family-register.ts';
import type { Sample } from './hard-data.ts';
import { recordedItemsSamples } from './recorded-items.ts';
import { residentRecordSamples } from './resident-record.ts';
import { sealRegistrationSamples } from './seal-registration.ts';
import { taxCertificateSamples } from './tax-certificate.ts';
import { taxPaymentSamples } from './tax-payment.ts';

/** Every kind, under options that look different, with the data that is hardest to set. */
export const SAMPLES: readonly Sample[] = [
  ...residentRecordSamples,
  ...recordedItemsSamples,
  ...sealRegistrationSamples,
  ...taxCertificateSamples,
  ...taxPaymentSamples,
  ...familyRegisterSamples,
  ...familyRegisterAddendumSamples,
];
