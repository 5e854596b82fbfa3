import type { CertificateData, RecordedPerson } from '#certificates/data.ts';
import type { Options } from '#contract/certificate.ts';

import type { Membership, Resident } from '../register/register.ts';
import { rankOf } from '../register/relationship.ts';
import { countsAs } from './day.ts';
import { membersOf } from './standing.ts';

type RecordOptions = Extract<Options, { kind: 'ResidentRecord' }>;

/** What one certificate says (記載事項) of this person under these options. */
export function contentsOf(member: Membership, options: Options): CertificateData {
  return options.kind === 'ResidentRecord' ? residentRecord(member, options) : sealRegistration(member);
}

function residentRecord(member: Membership, options: RecordOptions): CertificateData {
  const members = membersOf(member);
  const shown = options.scope === 'self' ? [member.resident] : members.toSorted(inSheetOrder);
  const head = members.find(({ person }) => person.relationship === '世帯主');
  const { relationship, domicile } = options;
  return {
    kind: 'ResidentRecord',
    scope: options.scope,
    shows: { relationship, domicile },
    address: member.household.address,
    householder: relationship && head ? head.person.name : null,
    persons: shown.map(({ person }) => leavingOut(person, options)),
  };
}

function leavingOut(person: RecordedPerson, { relationship, domicile }: RecordOptions): RecordedPerson {
  return {
    ...person,
    relationship: relationship ? person.relationship : null,
    domicile: domicile ? person.domicile : null,
    familyHead: domicile ? person.familyHead : null,
  };
}

/** 世帯主, spouse, children by birth, their families, parents and so on; those alike by 宛名番号. */
function inSheetOrder(a: Resident, b: Resident): number {
  const [first, second] = [rank(a), rank(b)];
  if (first !== second) return first - second;
  const elder = a.person.relationship === '子' ? birth(a).localeCompare(birth(b)) : 0;
  return elder || a.id.localeCompare(b.id);
}

const rank = ({ person }: Resident) => rankOf(person.relationship ?? '');
const birth = ({ person }: Resident) => countsAs(person.birth);

function sealRegistration({ resident, household }: Membership): CertificateData {
  if (!resident.seal) throw new Error('no seal is registered: nothing entitled this person to a certificate');
  return {
    kind: 'SealRegistration',
    name: resident.person.name,
    otherName: resident.seal.otherName,
    birth: resident.person.birth,
    address: household.address,
    seal: resident.seal.impression,
  };
}
