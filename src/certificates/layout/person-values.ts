import type { HouseholdRecord } from '../data/household-record.ts';
import type { RegisteredDate } from '../data/common.ts';
import type { AliasRecord, ForeignResident } from '../data/foreign-resident.ts';
import type { RecordedPerson } from '../data/recorded-person.ts';
import { inJapaneseCalendar, inWesternCalendar, printed } from '../era.ts';
import { lineOf, needsAnnex } from './alias-annex.ts';
import type { CitizenItem, ForeignerItem } from './person-slot.ts';

/** Printed in place of an item that was left out. */
export const LEFT_OUT = '省略';
/** Printed where the register has nothing, so that nothing can be written in. */
export const NOTHING = '＊＊＊';

/** What a slot says that nobody takes. */
export const EMPTY: Readonly<Record<CitizenItem, string>> = {
  氏名の振り仮名: '',
  個人番号: '',
  氏名: '',
  住民票コード: '',
  旧氏の振り仮名: '',
  住民となった年月日: '',
  旧氏: '',
  住所を定めた年月日: '',
  生年月日: '',
  性別: '',
  届出の年月日: '',
  続柄: '',
  筆頭者: '',
  本籍: '',
  転入前住所: '',
  備考: '',
};

type Shows = HouseholdRecord['shows'];

/** What the slot of a Japanese citizen says. */
export function ofCitizen(shows: Shows, person: RecordedPerson): Record<CitizenItem, string> {
  const domicile = shows.includes('domicile');
  return {
    ...ofAnyone(shows, person),
    旧氏: person.formerName ?? NOTHING,
    旧氏の振り仮名: person.formerName === null ? NOTHING : (person.formerNameReading ?? ''),
    住民となった年月日: day(shows, person.becameResident, ''),
    生年月日: printed(person.birth, inJapaneseCalendar),
    本籍: domicile ? (person.domicile ?? '') : LEFT_OUT,
    筆頭者: domicile ? (person.familyHead ?? '') : LEFT_OUT,
    備考: NOTHING,
  };
}

/** What the slot of a foreign resident says: birth and expiry in the western calendar. */
export function ofForeigner(
  shows: Shows,
  person: RecordedPerson,
  foreign: ForeignResident,
): Record<ForeignerItem, string> {
  const residence = (value: string | null) => (shows.includes('residence') ? (value ?? NOTHING) : LEFT_OUT);
  return {
    ...ofAnyone(shows, person),
    '氏名（漢字）': foreign.kanjiName ?? NOTHING,
    通称: foreign.alias ?? NOTHING,
    外国人住民となった年月日: day(shows, foreign.becameForeignResident, ''),
    生年月日: printed(person.birth, inWesternCalendar),
    '国籍・地域': shows.includes('nationality') ? (foreign.nationality ?? '') : LEFT_OUT,
    第30条の45の区分: residence(foreign.category),
    在留資格: residence(foreign.status),
    在留期間等: residence(foreign.period),
    在留期間の満了の日: residence(foreign.until === null ? null : inWesternCalendar(foreign.until)),
    在留カード等の番号: shows.includes('cardNumber') ? (foreign.cardNumber ?? NOTHING) : LEFT_OUT,
    通称の記載及び削除に関する事項: shows.includes('aliasHistory')
      ? historyOf(foreign.aliasHistory ?? [])
      : LEFT_OUT,
  };
}

/** 住民票コード is never issued here. A reading not yet registered and 住所を定めた年月日 stay blank by rule. */
function ofAnyone(shows: Shows, person: RecordedPerson) {
  return {
    氏名の振り仮名: person.reading ?? '',
    個人番号: shows.includes('myNumber') ? (person.myNumber ?? '') : LEFT_OUT,
    氏名: person.name,
    住民票コード: LEFT_OUT,
    性別: person.sex,
    住所を定めた年月日: day(shows, person.settled, ''),
    続柄: shows.includes('relationship') ? (person.relationship ?? '') : LEFT_OUT,
    届出の年月日: day(shows, person.notified, NOTHING),
    転入前住所: shows.includes('previousAddress') ? (person.previousAddress ?? NOTHING) : LEFT_OUT,
  };
}

function day(shows: Shows, date: RegisteredDate | null, none: string): string {
  if (!shows.includes('dates')) return LEFT_OUT;
  return date === null ? none : printed(date, inJapaneseCalendar);
}

function historyOf(history: readonly AliasRecord[]): string {
  if (history.length === 0) return NOTHING;
  return needsAnnex(history) ? '別紙のとおり' : lineOf(history);
}
