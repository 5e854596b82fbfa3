import { RecordItem } from '#contract/kinds/household.ts';

import type { ForeignResident } from '../data/foreign-resident.ts';
import type { RecordedPerson } from '../data/recorded-person.ts';
import type { ResidentRecord } from '../data/resident-record.ts';

import { samplePerson, sampleRecord } from '../sample-document.ts';
import { IVS_NAME, LONG_ADDRESS, LONG_NAME, named } from './hard-data.ts';

const abroad: ForeignResident = {
  kanjiName: null,
  alias: '見本 ヴァン',
  aliasHistory: [
    {
      alias: '見本 ヴァン',
      recorded: { municipality: 'まほろば県ひかり台町', day: { day: '2018-04-10' } },
      removed: null,
    },
  ],
  nationality: '見本国',
  category: '中長期在留者',
  status: '技術・人文知識・国際業務',
  period: '5年',
  until: '2029-08-31',
  cardNumber: 'AB00000001CD',
  becameForeignResident: { day: '2018-04-10' },
};

/** A made-up foreign resident. */
export const sampleForeigner: RecordedPerson = {
  ...samplePerson,
  name: 'SAMPLE MIHON VAN',
  reading: null,
  relationship: '妻',
  domicile: null,
  familyHead: null,
  foreign: abroad,
};

const child: RecordedPerson = {
  ...samplePerson,
  name: '見本 望',
  reading: null,
  relationship: '子',
  previousAddress: null,
};

const longest: RecordedPerson = {
  ...samplePerson,
  name: LONG_NAME,
  reading: `${'ジュゲム'.repeat(12)}　${'チョウキュウ'.repeat(3)}`,
  domicile: LONG_ADDRESS,
  familyHead: LONG_NAME,
  previousAddress: LONG_ADDRESS,
};

const everything: ResidentRecord = {
  ...sampleRecord,
  shows: [...RecordItem.options],
  persons: [{ ...samplePerson, myNumber: '000000000010' }],
};

export const residentRecordSamples = named('record', {
  one: sampleRecord,
  'single-form': { ...sampleRecord, form: 'single', persons: [samplePerson, child] },
  'nothing-shown': { ...sampleRecord, scope: 'self', shows: [], householder: null },
  everything,
  'five-persons': { ...sampleRecord, persons: [samplePerson, child, child, child, child] },
  foreigners: { ...everything, persons: [{ ...sampleForeigner, myNumber: '000000000028' }] },
  'foreigners-left-out': {
    ...sampleRecord,
    shows: ['dates'],
    householder: null,
    persons: [sampleForeigner, samplePerson],
  },
  longest: { ...sampleRecord, address: LONG_ADDRESS, householder: LONG_NAME, persons: [longest] },
  'rare-shapes': { ...sampleRecord, persons: [{ ...samplePerson, name: IVS_NAME, familyHead: IVS_NAME }] },
  'unknown-dates': {
    ...sampleRecord,
    persons: [
      {
        ...samplePerson,
        birth: { text: '大正15年頃（月日不詳）', sortsAs: '1926-07-01' },
        becameResident: { text: '年月日不詳', sortsAs: '1946-01-01' },
      },
    ],
  },
  'many-pages': { ...sampleRecord, persons: Array.from({ length: 40 }, () => samplePerson) },
});
