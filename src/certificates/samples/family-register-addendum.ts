import type { AddendumPerson, FamilyRegisterAddendum } from '../data/family-register-addendum.ts';
import { ADDRESS, LONG_ADDRESS, LONG_NAME, named } from './hard-data.ts';

const person: AddendumPerson = {
  name: '見本 太郎',
  birth: { day: '1988-02-11' },
  sex: '男',
  left: false,
  addresses: [
    { address: 'まほろば県さんぷる市例示町9番地', settled: { day: '2015-11-22' } },
    { address: ADDRESS, settled: { day: '2019-05-01' } },
  ],
  residentCode: null,
  overseasVoter: null,
};

/** 戸籍の附票の写し of a made-up family. */
export const sampleAddendum: FamilyRegisterAddendum = {
  kind: 'FamilyRegisterAddendum',
  scope: 'whole',
  shows: [],
  domicile: null,
  head: null,
  made: { day: '2015-11-22' },
  remade: null,
  persons: [person, { ...person, name: '見本 花子', sex: '女' }],
};

const all = {
  shows: ['domicile', 'overseasVoter', 'residentCode'],
  domicile: 'まほろば県ひかり台町見本一丁目1番地',
  head: '見本 太郎',
} satisfies Partial<FamilyRegisterAddendum>;

/** With 戸籍の表示 only the 名 is said. 住民票コード has a wrong check digit on purpose. */
const shown: AddendumPerson = {
  ...person,
  name: '太郎',
  residentCode: '00000000001',
  overseasVoter: '在ホノルル総領事館の管轄区域',
};

/** Removed before 2022-01-11: neither birth nor sex was kept. */
const early: AddendumPerson = { ...person, name: '見本 翔', left: true, birth: null, sex: null };

const moving = Array.from({ length: 60 }, (_, index) => ({
  address: `まほろば県ひかり台町架空${index + 1}番地`,
  settled: { day: `${1960 + index}-04-01` },
}));

export const familyRegisterAddendumSamples = named('addendum', {
  plain: sampleAddendum,
  everything: {
    ...sampleAddendum,
    ...all,
    persons: [shown, { ...shown, name: '花子', sex: '女', overseasVoter: 'なし' }],
  },
  individual: { ...sampleAddendum, scope: 'individual', persons: [person] },
  'removed-early': { ...sampleAddendum, remade: { day: '2018-03-10' }, persons: [person, early] },
  'many-pages': { ...sampleAddendum, persons: [{ ...person, addresses: moving }, early, person, person] },
  longest: {
    ...sampleAddendum,
    ...all,
    domicile: LONG_ADDRESS,
    head: LONG_NAME,
    persons: [
      {
        ...shown,
        name: LONG_NAME,
        addresses: [
          { address: LONG_ADDRESS, settled: { text: '平成12年頃（月日不詳）', sortsAs: '2000-07-01' } },
        ],
      },
    ],
  },
  'rare-shapes': { ...sampleAddendum, persons: [{ ...person, name: '葛\u{E0100}見本 辻\u{E0100}郎' }] },
});
