import type { FamilyRegister } from '#certificates/data/family-register.ts';
import type { FamilyRegisterAddendum } from '#certificates/data/family-register-addendum.ts';
import type { Options } from '#contract/certificate.ts';
import type { OfferedOption } from '#contract/kinds/option.ts';

import type { FamilyPlace, Holder } from '../../register/holder.ts';
import type { Asked } from '../asked.ts';
import { countsAs, hasReached } from '../day.ts';
import { mayBeServed } from '../standing.ts';

/** More members than this are not offered one by one: they would not stand on one screen. */
const MOST_TO_CHOOSE_FROM = 12;
/** Below this age nothing is issued at a terminal. */
const YOUNGEST = 15;

type FamilyOptions = Extract<Options, { kind: 'FamilyRegister' | 'FamilyRegisterAddendum' }>;

/**
 * What could be asked about 戸籍証明書. Residents of the town need nothing more; whoever lives elsewhere needs 利用登録, made on a day
 * before today, and is told so.
 */
export function askedOfFamily({ member, family }: Holder, today: string): Asked {
  if (family === null || family.family.pending) return undefined;
  if (member !== null) return mayBeServed(member, today) ? questionsOf(family) : undefined;
  const birth = family.family.members[family.index]?.member.birth;
  if (birth === undefined || !hasReached(YOUNGEST, countsAs(birth), today)) return undefined;
  const { enrolled } = family;
  return enrolled !== null && enrolled !== 'today' && enrolled < today ? questionsOf(family) : 'notEnrolled';
}

/** The same for 戸籍の附票の写し, with the items that are left out unless asked for. */
export function askedOfAddendum(holder: Holder, today: string): Asked {
  const asked = askedOfFamily(holder, today);
  if (asked === undefined || typeof asked === 'string') return asked;
  const coded =
    holder.family?.family.members.every(({ addendum }) => addendum.residentCode !== null) === true;
  const items: readonly OfferedOption[] = [
    { asks: 'yesNo', option: 'domicile' },
    { asks: 'yesNo', option: 'overseasVoter' },
    ...(coded ? [{ asks: 'yesNo', option: 'residentCode' } as const] : []),
  ];
  return [...asked, ...items];
}

function questionsOf({ family: { members }, index: own }: FamilyPlace): readonly OfferedOption[] {
  const choosable = members.length > 1 && members.length <= MOST_TO_CHOOSE_FROM;
  const places = members.map(({ place }) => place);
  return [
    {
      asks: 'answer',
      option: 'scope',
      answers: ['register', ...(choosable ? ['part' as const] : []), 'self'],
    },
    ...(choosable
      ? [
          {
            asks: 'persons',
            option: 'persons',
            when: { option: 'scope', answer: 'part' },
            members: places.map((relationship, index) => {
              const same = places.filter((place) => place === relationship).length;
              const nth = places.slice(0, index + 1).filter((place) => place === relationship).length;
              return { place: index + 1, relationship, nth: same > 1 ? nth : null, self: index === own };
            }),
          } satisfies OfferedOption,
        ]
      : []),
  ];
}

export function familyRegisterOf({ family: place }: Holder, options: FamilyOptions): FamilyRegister {
  if (place === null) throw new Error('no 戸籍 here: nothing entitled this person to a certificate');
  const { family } = place;
  const chosen = chosenOf(place, options);
  return {
    kind: 'FamilyRegister',
    scope: options.scope === 'register' ? 'whole' : 'individual',
    domicile: family.domicile,
    head: headOf(place),
    headReading: family.headReading,
    events: family.events,
    members: chosen.map(({ member }) => member),
  };
}

export function addendumOf(
  { family: place }: Holder,
  options: Extract<Options, { kind: 'FamilyRegisterAddendum' }>,
): FamilyRegisterAddendum {
  if (place === null) throw new Error('no 戸籍 here: nothing entitled this person to a certificate');
  const { family } = place;
  const items = ['domicile', 'overseasVoter', 'residentCode'] as const;
  const shows = items.filter((item) => options[item] === true);
  const shown = (item: (typeof items)[number]) => shows.includes(item);
  return {
    kind: 'FamilyRegisterAddendum',
    scope: options.scope === 'register' ? 'whole' : 'individual',
    shows,
    domicile: shown('domicile') ? family.domicile : null,
    head: shown('domicile') ? headOf(place) : null,
    made: family.made,
    remade: family.remade,
    persons: chosenOf(place, options).map(({ member, addendum }) => ({
      ...addendum,
      name: shown('domicile') ? member.name : `${family.surname}　${member.name}`,
      left: member.left,
      residentCode: shown('residentCode') ? addendum.residentCode : null,
      overseasVoter: shown('overseasVoter') ? (addendum.overseasVoter ?? 'なし') : null,
    })),
  };
}

function headOf({ family: { surname, members } }: FamilyPlace): string {
  return `${surname}　${members[0]?.member.name ?? ''}`;
}

function chosenOf({ family: { members }, index: own }: FamilyPlace, { scope, persons = [] }: FamilyOptions) {
  if (scope === 'register') return members;
  return members.filter((_, index) => (scope === 'self' ? index === own : persons.includes(index + 1)));
}
