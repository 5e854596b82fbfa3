import texts from '#resources/texts/ja.json' with { type: 'json' };

import type { Kind } from '#contract/certificate.ts';
import type { HeartbeatRequest } from '#contract/heartbeat.ts';

const FAULTS: Readonly<Record<string, { readonly what: string } | undefined>> = texts.fault;

/** A fault in the words that the terminal itself shows; one without words keeps its code, which a technician can look up. */
export function faultName(device: string, code: string): string {
  return FAULTS[`${device}/${code}`]?.what ?? `${device}/${code}`;
}

/** The kinds as the city's reports name them, in their order. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  ResidentRecord: '住民票の写し',
  RecordedItems: '住民票記載事項証明書',
  SealRegistration: '印鑑登録証明書',
  FamilyRegister: '戸籍謄本・抄本',
  FamilyRegisterAddendum: '戸籍の附票の写し',
  TaxCertificate: '課税証明書',
  TaxPayment: '納税証明書',
};

export const STATES: Readonly<Record<HeartbeatRequest['state'], string>> = {
  starting: '起動中',
  ready: '待機中',
  serving: '利用中',
  closed: '時間外',
  locked: '職員待ち',
  out: '休止中',
};

export const SUPPLIES: Readonly<Record<HeartbeatRequest['paper'], string>> = {
  ok: '十分',
  low: '残りわずか',
  out: '切れ',
  unknown: '不明',
};

export const CHANGES: Readonly<Record<HeartbeatRequest['change'], string>> = {
  ok: '十分',
  low: '残りわずか',
  exact: 'ちょうどのみ',
  none: '切れ',
  unknown: '不明',
};

export const WHO: Readonly<Record<'staff' | 'technician' | 'collector', string>> = {
  staff: '職員',
  technician: '保守担当',
  collector: '回収担当',
};
