import type { Enrolment, FamilyFile, RegisteredFamily } from './families.ts';
import type { Membership } from './register.ts';
import type { TaxFile, TaxYear } from './taxes.ts';

/** Where somebody stands on a 戸籍 of this town. */
export interface FamilyPlace {
  readonly family: RegisteredFamily;
  /** From 0. */
  readonly index: number;
  /** 利用登録 of somebody who lives elsewhere; residents need none. */
  readonly enrolled: Enrolment['on'] | null;
}

/** Whoever holds a card that this town can tell: a resident, or somebody of a 戸籍 here who lives elsewhere. */
export interface Holder {
  readonly id: string;
  readonly member: Membership | null;
  readonly family: FamilyPlace | null;
  readonly taxes: readonly TaxYear[];
}

/** The registers beside 住民基本台帳. */
export interface Papers {
  readonly families: FamilyFile;
  readonly taxes: TaxFile;
}

export const NO_PAPERS: Papers = { families: { families: [], enrolled: [] }, taxes: { taxpayers: [] } };

/** A resident with what the other registers say of them. */
export function residentHolder(member: Membership, { families, taxes }: Papers): Holder {
  const { id } = member.resident;
  const place = families.families
    .map((family) => ({ family, index: family.members.findIndex(({ resident }) => resident === id) }))
    .find(({ index }) => index >= 0);
  return {
    id,
    member,
    family: place ? { ...place, enrolled: null } : null,
    taxes: taxes.taxpayers.find(({ resident }) => resident === id)?.years ?? [],
  };
}

/** Those who live elsewhere, by the name on their card. */
export function enrolledHolders({ families }: Papers): readonly (readonly [commonName: string, Holder])[] {
  return families.enrolled.map(({ commonName, family: id, place, on }) => {
    const family = families.families.find((each) => each.id === id);
    if (family?.members[place - 1] === undefined) throw new Error(`an enrolment names no one of 戸籍 ${id}`);
    const holder: Holder = {
      id: `${id}-${place}`,
      member: null,
      family: { family, index: place - 1, enrolled: on },
      taxes: [],
    };
    return [commonName, holder];
  });
}
