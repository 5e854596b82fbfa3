import type { CertificateData } from '#certificates/data.ts';
import type { Options } from '#contract/certificate.ts';
import { RecordItem } from '#contract/kinds/household.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';

import type { Membership } from '../../register/register.ts';
import { formAndScope, householdRecord, itemsOf } from '../household.ts';
import { mayBeServed } from '../standing.ts';

/** What could be asked about 住民票記載事項証明書: everything beyond 住所, 氏名, 生年月日 and 性別. */
export function askedOfItems(member: Membership, today: string): readonly OfferedOption[] | undefined {
  return mayBeServed(member, today)
    ? [...formAndScope(member), ...itemsOf(member, RecordItem.options)]
    : undefined;
}

/** 方書 that is not asked about is part of 住所. */
export function recordedItemsOf(
  member: Membership,
  options: Extract<Options, { kind: 'RecordedItems' }>,
): CertificateData {
  const always: readonly RecordItem[] = options.building === undefined ? ['building'] : [];
  return { kind: 'RecordedItems', ...householdRecord(member, options, always) };
}
