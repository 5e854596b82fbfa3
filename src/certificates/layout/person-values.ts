import type { RecordedPerson, ResidentRecord } from '../data/resident-record.ts';
import { inJapaneseCalendar, inWesternCalendar, printed } from '../era.ts';
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
  旧氏: '',
  住民となった年月日: '',
  生年月日: '',
  性別: '',
  住所を定めた年月日: '',
  続柄: '',
  届出の年月日: '',
  本籍: '',
  筆頭者: '',
  転入前住所: '',
  備考: '',
};

/** What the slot of a Japanese citizen says. */
export function ofCitizen(record: ResidentRecord, person: RecordedPerson): Record<CitizenItem, string> {
  const { domicile } = record.shows;
  return {
    ...ofAnyone(record, person),
    旧氏: person.formerName ?? NOTHING,
    住民となった年月日: printed(person.becameResident, inJapaneseCalendar),
    生年月日: printed(person.birth, inJapaneseCalendar),
    本籍: domicile ? (person.domicile ?? '') : LEFT_OUT,
    筆頭者: domicile ? (person.familyHead ?? '') : LEFT_OUT,
    備考: NOTHING,
  };
}

/** What the slot of a foreign resident says: birth and expiry in the western calendar. */
export function ofForeigner(
  record: ResidentRecord,
  person: RecordedPerson,
  foreign: NonNullable<RecordedPerson['foreign']>,
): Record<ForeignerItem, string> {
  return {
    ...ofAnyone(record, person),
    通称: foreign.alias ?? NOTHING,
    外国人住民となった年月日: printed(foreign.becameForeignResident, inJapaneseCalendar),
    生年月日: printed(person.birth, inWesternCalendar),
    '国籍・地域': foreign.nationality,
    第30条の45の区分: foreign.category,
    在留資格: foreign.status ?? NOTHING,
    在留カード等の番号: foreign.cardNumber ?? NOTHING,
    在留期間等: foreign.period ?? NOTHING,
    在留期間の満了の日: foreign.until === null ? NOTHING : inWesternCalendar(foreign.until),
  };
}

/** 個人番号 and 住民票コード are never issued here. A reading not yet registered and 住所を定めた年月日 stay blank by rule. */
function ofAnyone(record: ResidentRecord, person: RecordedPerson) {
  const day = (date: RecordedPerson['settled']) => date && printed(date, inJapaneseCalendar);
  return {
    氏名の振り仮名: person.reading ?? '',
    個人番号: LEFT_OUT,
    氏名: person.name,
    住民票コード: LEFT_OUT,
    性別: person.sex,
    住所を定めた年月日: day(person.settled) ?? '',
    続柄: record.shows.relationship ? (person.relationship ?? '') : LEFT_OUT,
    届出の年月日: day(person.notified) ?? NOTHING,
    転入前住所: person.previousAddress ?? NOTHING,
  };
}
