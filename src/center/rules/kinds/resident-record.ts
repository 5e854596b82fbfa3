import type { CertificateData } from '#certificates/data.ts';
import type { Options } from '#contract/certificate.ts';
import type { RecordItem } from '#contract/kinds/household.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';

import type { Membership } from '../../register/register.ts';
import { formAndScope, householdRecord, itemsOf } from '../household.ts';
import { mayBeServed } from '../standing.ts';

/** What stands on 住民票の写し whatever is asked; 方書 is never left out (住民記録システム標準仕様書 1030). */
const ALWAYS: readonly RecordItem[] = ['dates', 'previousAddress', 'building'];
const CHOSEN: readonly RecordItem[] = [
  'relationship',
  'domicile',
  'myNumber',
  'nationality',
  'residence',
  'cardNumber',
  'aliasHistory',
];

/** What could be asked about 住民票の写し; undefined for whom it is not issued. */
export function askedOfRecord(member: Membership, today: string): readonly OfferedOption[] | undefined {
  return mayBeServed(member, today) ? [...formAndScope(member), ...itemsOf(member, CHOSEN)] : undefined;
}

export function residentRecordOf(
  member: Membership,
  options: Extract<Options, { kind: 'ResidentRecord' }>,
): CertificateData {
  return { kind: 'ResidentRecord', ...householdRecord(member, options, ALWAYS) };
}
