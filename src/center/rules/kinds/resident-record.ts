import type { CertificateData } from '#certificates/data.ts';
import type { RecordedPerson } from '#certificates/data/resident-record.ts';
import type { Options } from '#contract/certificate.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';

import type { Membership } from '../../register/register.ts';
import { sheetOrder } from '../sheet-order.ts';
import { mayBeServed, membersOf } from '../standing.ts';

type RecordOptions = Extract<Options, { kind: 'ResidentRecord' }>;

/** What could be asked about 住民票の写し; undefined for whom it is not issued. Where nobody has a 本籍 there is none to choose. */
export function askedOfRecord(member: Membership, today: string): readonly OfferedOption[] | undefined {
  if (!mayBeServed(member, today)) return undefined;
  const members = sheetOrder(membersOf(member));
  const domiciled = members.some(({ person }) => person.domicile !== null);
  return [
    scopeQuestion(members.length),
    ...(members.length > 1 ? [personsQuestion(member)] : []),
    { asks: 'yesNo', option: 'relationship' },
    ...(domiciled ? [{ asks: 'yesNo', option: 'domicile' } as const] : []),
  ];
}

/** The record of one who lives alone is the whole household’s. */
function scopeQuestion(members: number): OfferedOption {
  const all = ['self', 'part', 'household'] as const;
  const answers = all.filter((answer) => members > (answer === 'household' ? 0 : 1));
  return { asks: 'answer', option: 'scope', answers };
}

function personsQuestion(member: Membership): OfferedOption {
  const members = sheetOrder(membersOf(member));
  const words = members.map(({ person }) => person.relationship ?? '');
  return {
    asks: 'persons',
    option: 'persons',
    when: { option: 'scope', answer: 'part' },
    members: members.map(({ id }, index) => {
      const relationship = words[index] ?? '';
      const same = words.filter((word) => word === relationship).length;
      const nth = words.slice(0, index + 1).filter((word) => word === relationship).length;
      return { place: index + 1, relationship, nth: same > 1 ? nth : null, self: id === member.resident.id };
    }),
  };
}

/** What the copy says. Whoever asked for everybody by name asked for the whole household. */
export function recordOf(member: Membership, options: RecordOptions): CertificateData {
  const members = sheetOrder(membersOf(member));
  const chosen = members.filter(({ id }, index) => {
    if (options.scope === 'self') return id === member.resident.id;
    return options.scope === 'household' || (options.persons ?? []).includes(index + 1);
  });
  const head = members.find(({ person }) => person.relationship === '世帯主');
  const { relationship = false, domicile = false } = options;
  return {
    kind: 'ResidentRecord',
    scope: chosen.length === members.length ? 'household' : options.scope,
    shows: { relationship, domicile },
    address: member.household.address,
    householder: relationship && head ? head.person.name : null,
    persons: chosen.map(({ person }) => leavingOut(person, options)),
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
