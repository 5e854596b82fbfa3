import { readFileSync } from 'node:fs';

import { IssueId, IssueNumber, PersonKey, VisitId } from '#contract/ids.ts';

import type { CertificateDocument } from './data.ts';
import type { RecordedPerson } from './data/recorded-person.ts';
import type { ResidentRecord } from './data/resident-record.ts';
import type { SealRegistration } from './data/seal-registration.ts';
import { madeUpTown } from './made-up-town.ts';

/** A made-up person, plainly so. */
export const samplePerson: RecordedPerson = {
  name: '見本 花子',
  reading: 'ミホン ハナコ',
  formerName: null,
  formerNameReading: null,
  birth: { day: '1990-03-05' },
  sex: '女',
  relationship: '世帯主',
  myNumber: null,
  becameResident: { day: '2019-04-30' },
  settled: null,
  notified: { day: '2019-05-01' },
  domicile: 'まほろば県ひかり台町見本一丁目1番地',
  familyHead: '見本 花子',
  previousAddress: 'まほろば県ほのぼの町中央二丁目2番2号',
  foreign: null,
};

/** 住民票の写し of the made-up person: for test prints (テスト印字), which never carry real data, and for warming up. */
export const sampleRecord: ResidentRecord = {
  kind: 'ResidentRecord',
  form: 'joint',
  scope: 'household',
  shows: ['relationship', 'domicile', 'dates', 'previousAddress', 'building'],
  address: 'まほろば県ひかり台町見本一丁目1番1号 見本住宅101号室',
  householder: '見本 花子',
  persons: [samplePerson],
};

/** 印鑑登録証明書 of the made-up person. */
export const sampleSealRegistration: SealRegistration = {
  kind: 'SealRegistration',
  name: '見本 花子',
  otherName: null,
  birth: { day: '1990-03-05' },
  calendar: 'japanese',
  address: 'まほろば県ひかり台町見本一丁目1番1号 見本住宅101号室',
  seal: { png: pngOf('sample-seal'), width: 15, height: 15 },
};

/** A document of the made-up town, around the given certificate. */
export function sampleDocument(data: CertificateDocument['data'] = sampleRecord): CertificateDocument {
  const { prefecture, name, title, head } = madeUpTown.municipality;
  return {
    issue: IssueId.parse('sample'),
    visit: VisitId.parse('sample'),
    issueNumber: IssueNumber.parse('20261124 ひかり台町 駅前1 プリンタ001 000'),
    personKey: PersonKey.parse('0'.repeat(64)),
    issuedOn: '2026-11-24',
    authority: {
      prefecture,
      municipality: name,
      title,
      head,
      seal: { png: pngOf('office-seal'), width: 21 },
    },
    data,
  };
}

/** The same with a proof that proves nothing: it has the form of one, so that a back can be laid out. */
export function sampleWithProof(): CertificateDocument {
  const sheets = [{ digest: '0'.repeat(8), sealed: Buffer.alloc(400).toString('base64') }];
  return { ...sampleDocument(), proof: { serial: '0'.repeat(12), secret: '0'.repeat(21), sheets } };
}

function pngOf(name: string): string {
  return readFileSync(new URL(`../../resources/town/${name}.png`, import.meta.url)).toString('base64');
}
