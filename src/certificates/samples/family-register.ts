import type { FamilyMember, FamilyRegister, RegisterEvent } from '../data/family-register.ts';
import { LONG_ADDRESS, LONG_NAME, named } from './hard-data.ts';

const TOWN = 'まほろば県ひかり台町';

const made: RegisterEvent = {
  name: '戸籍編製',
  entries: [{ label: '編製日', value: { day: '2015-11-22' } }],
};
const remade: RegisterEvent = {
  name: '戸籍改製',
  entries: [
    { label: '改製日', value: { day: '2018-03-10' } },
    { label: '改製事由', value: '平成6年法務省令第51号附則第2条第1項による改製' },
  ],
};

function birthOf(day: string, father: string): RegisterEvent {
  return {
    name: '出生',
    entries: [
      { label: '出生日', value: { day } },
      { label: '出生地', value: TOWN },
      { label: '届出日', value: { day } },
      { label: '届出人', value: father },
    ],
  };
}

function marriageWith(spouse: string, formerHead: string): RegisterEvent {
  return {
    name: '婚姻',
    entries: [
      { label: '婚姻日', value: { day: '2015-11-22' } },
      { label: '配偶者氏名', value: spouse },
      { label: '送付を受けた日', value: { day: '2015-11-25' } },
      { label: '受理者', value: 'まほろば県さんぷる市長' },
      { label: '従前戸籍', value: `まほろば県さんぷる市例示町9番地 ${formerHead}` },
    ],
  };
}

const head: FamilyMember = {
  name: '太郎',
  reading: 'タロウ',
  birth: { day: '1988-02-11' },
  spouse: '夫',
  parents: [
    { label: '父', name: '見本一郎' },
    { label: '母', name: '見本松子' },
  ],
  relation: '長男',
  left: false,
  events: [birthOf('1988-02-11', '父'), marriageWith('例示花子', '見本一郎')],
};

const wife: FamilyMember = {
  name: '花子',
  reading: 'ハナコ',
  birth: { day: '1990-03-05' },
  spouse: '妻',
  parents: [
    { label: '父', name: '例示二郎' },
    { label: '母', name: '例示竹子' },
  ],
  relation: '二女',
  left: false,
  events: [birthOf('1990-03-05', '父'), marriageWith('見本太郎', '例示二郎')],
};

const adopted: FamilyMember = {
  name: '望',
  reading: null,
  birth: { day: '2016-02-29' },
  spouse: null,
  parents: [
    { label: '父', name: '架空次郎' },
    { label: '母', name: '架空はな' },
    { label: '養父', name: '見本太郎' },
    { label: '養母', name: '見本花子' },
  ],
  relation: '長女',
  left: false,
  events: [
    birthOf('2016-02-29', '父'),
    {
      name: '養子縁組',
      entries: [
        { label: '縁組日', value: { day: '2019-05-01' } },
        { label: '養父氏名', value: '見本太郎' },
        { label: '養母氏名', value: '見本花子' },
        { label: '代諾者', value: '親権者父母' },
        { label: '従前戸籍', value: 'まほろば県うつつ村大字夢77番地 架空次郎' },
      ],
    },
  ],
};

const dead: FamilyMember = {
  ...adopted,
  name: '翔',
  birth: { day: '2017-03-03' },
  left: true,
  relation: '長男',
  parents: [
    { label: '父', name: '見本太郎' },
    { label: '母', name: '見本花子' },
  ],
  events: [
    birthOf('2017-03-03', '母'),
    {
      name: '死亡',
      entries: [
        { label: '死亡日', value: { text: '令和2年10月頃', sortsAs: '2020-10-01' } },
        { label: '死亡時分', value: '推定午後3時頃' },
        { label: '死亡地', value: '不詳' },
        { label: '届出日', value: { day: '2020-10-09' } },
        { label: '届出人', value: '親族 見本太郎' },
      ],
    },
  ],
};

/** 戸籍全部事項証明書 of a made-up family. */
export const sampleFamilyRegister: FamilyRegister = {
  kind: 'FamilyRegister',
  scope: 'whole',
  domicile: `${TOWN}見本一丁目1番地`,
  head: '見本 太郎',
  headReading: 'ミホン',
  events: [made],
  members: [head, wife],
};

const crowd = Array.from({ length: 4 }, () => [head, wife, adopted, dead]).flat();

export const familyRegisterSamples = named('family', {
  two: sampleFamilyRegister,
  individual: { ...sampleFamilyRegister, scope: 'individual', members: [wife] },
  'adopted-and-left': { ...sampleFamilyRegister, events: [remade], members: [head, wife, adopted, dead] },
  'many-pages': { ...sampleFamilyRegister, events: [remade, made], members: crowd },
  longest: {
    ...sampleFamilyRegister,
    domicile: LONG_ADDRESS,
    head: LONG_NAME,
    headReading: null,
    members: [
      {
        ...head,
        name: '寿限無寿限無五劫乃擦切海砂利水魚乃水行末雲来末風来末',
        parents: [{ label: '父', name: LONG_NAME }],
        events: [
          {
            name: '氏の変更',
            entries: [
              { label: '氏変更日', value: { day: '2001-01-01' } },
              { label: '氏変更の事由', value: `戸籍法77条の2の届出。${'とても長い記録。'.repeat(45)}` },
              {
                label: '特記事項',
                value: 'Alexander Maximilian Christopher von Beispielhausen-Musterstadt zu Sample',
              },
            ],
          },
        ],
      },
    ],
  },
  'rare-shapes': {
    ...sampleFamilyRegister,
    head: '葛\u{E0100}見本 辻\u{E0100}郎',
    members: [{ ...head, name: '辻\u{E0100}郎', birth: { text: '昭和年月日不詳', sortsAs: '1950-01-01' } }],
  },
});
