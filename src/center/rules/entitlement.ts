import { feeOn } from '#certificates/fees.ts';
import type { Entitlement } from '#contract/center.ts';
import type { Options } from '#contract/certificate.ts';
import type { Town } from '#contract/town.ts';
import type { Yen } from '#contract/yen.ts';

import type { Membership } from '../register/register.ts';
import { mayBeServed, membersOf } from './standing.ts';

/** What this person may get today; nothing at all is the refusal. */
export function entitlementsOf(member: Membership, town: Town, today: string): readonly Entitlement[] {
  if (!mayBeServed(member, today)) return [];
  return town.kinds.flatMap((kind) => entitlementTo(kind, member, feeOn(town, kind.kind, today)) ?? []);
}

/** Whether a line keeps to what was offered: an item that was not on offer stands as the town fixed it. */
export function keepsTo({ offered, defaults }: Entitlement, chosen: Options): boolean {
  if (chosen.kind === 'SealRegistration' || defaults.kind === 'SealRegistration')
    return chosen.kind === defaults.kind;
  return (
    (offered.scope || chosen.scope === defaults.scope) &&
    (offered.relationship || chosen.relationship === defaults.relationship) &&
    (offered.domicile || chosen.domicile === defaults.domicile)
  );
}

type TownKind = Town['kinds'][number];
type Choices = Pick<Entitlement, 'offered' | 'defaults'>;

function entitlementTo(kind: TownKind, member: Membership, fee: Yen | null): Entitlement | undefined {
  const choices = kind.kind === 'ResidentRecord' ? recordChoices(kind, member) : sealChoices(member);
  return fee === null || choices === undefined ? undefined : { kind: kind.kind, fee, ...choices };
}

/** Nothing to choose; undefined for whom no seal is registered. */
function sealChoices({ resident }: Membership): Choices | undefined {
  return (
    resident.seal && {
      offered: { scope: false, relationship: false, domicile: false },
      defaults: { kind: 'SealRegistration' },
    }
  );
}

const ALL_OFFERED = { scope: 'offered', relationship: 'offered', domicile: 'offered' } as const;

/** A lone person's record is the whole household's; where nobody has a 本籍 there is none to choose. */
function recordChoices({ options = ALL_OFFERED }: TownKind, member: Membership): Choices {
  const members = membersOf(member);
  const alone = members.length === 1;
  const domiciled = members.some(({ person }) => person.domicile !== null);
  return {
    offered: {
      scope: options.scope === 'offered' && !alone,
      relationship: options.relationship === 'offered',
      domicile: options.domicile === 'offered' && domiciled,
    },
    defaults: {
      kind: 'ResidentRecord',
      scope: alone || options.scope === 'always' ? 'household' : 'self',
      relationship: options.relationship === 'always',
      domicile: options.domicile === 'always' && domiciled,
    },
  };
}
