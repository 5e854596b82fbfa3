import type { RecordedItems } from '../data/recorded-items.ts';
import { sampleRecord } from '../sample-document.ts';
import { LONG_ADDRESS, named } from './hard-data.ts';
import { sampleForeigner } from './resident-record.ts';

/** 住民票記載事項証明書 of a made-up person. */
export const sampleRecordedItems: RecordedItems = { ...sampleRecord, kind: 'RecordedItems' };

export const recordedItemsSamples = named('items', {
  plain: { ...sampleRecordedItems, shows: [], householder: null },
  shown: sampleRecordedItems,
  'single-form': { ...sampleRecordedItems, form: 'single' },
  foreigner: {
    ...sampleRecordedItems,
    shows: ['nationality', 'residence', 'cardNumber'],
    persons: [sampleForeigner],
  },
  longest: { ...sampleRecordedItems, address: LONG_ADDRESS },
});
