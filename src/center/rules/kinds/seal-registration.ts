import type { CertificateData } from '#certificates/data.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';

import type { Membership } from '../../register/register.ts';
import { mayBeServed } from '../standing.ts';

/** Nothing to ask; undefined for whom no seal is registered. */
export function askedOfSeal(member: Membership, today: string): readonly OfferedOption[] | undefined {
  return mayBeServed(member, today) && member.resident.seal ? [] : undefined;
}

export function sealRegistrationOf({ resident, household }: Membership): CertificateData {
  if (!resident.seal) throw new Error('no seal is registered: nothing entitled this person to a certificate');
  return {
    kind: 'SealRegistration',
    name: resident.person.name,
    otherName: resident.seal.otherName,
    birth: resident.person.birth,
    calendar: resident.person.foreign === null ? 'japanese' : 'western',
    address: household.address,
    seal: resident.seal.impression,
  };
}
