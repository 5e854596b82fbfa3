import { sampleSealRegistration } from '../sample-document.ts';
import { IVS_NAME, LONG_ADDRESS, LONG_NAME, named } from './hard-data.ts';

const { seal } = sampleSealRegistration;

export const sealRegistrationSamples = named('seal', {
  plain: sampleSealRegistration,
  'largest-seal': { ...sampleSealRegistration, seal: { ...seal, width: 25, height: 25 } },
  'smallest-seal': { ...sampleSealRegistration, seal: { ...seal, width: 8, height: 8 } },
  longest: { ...sampleSealRegistration, name: LONG_NAME, otherName: LONG_NAME, address: LONG_ADDRESS },
  'rare-shapes': { ...sampleSealRegistration, name: IVS_NAME },
});
