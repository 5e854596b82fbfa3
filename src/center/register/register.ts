import type { CertificateDocument } from '#certificates/data.ts';
import type { SealRegistration } from '#certificates/data/seal-registration.ts';

import type { RegisterFile, RegisteredHousehold, RegisteredResident } from './schema.ts';

/** One resident (住民) as the center knows them. */
export interface Resident extends Omit<RegisteredResident, 'seal'> {
  readonly seal:
    | { readonly impression: SealRegistration['seal']; readonly otherName: string | null }
    | undefined;
}

/** Those who live and keep house together (世帯), in the order of the register. */
export interface Household extends Omit<RegisteredHousehold, 'residents'> {
  readonly residents: readonly Resident[];
}

export interface Membership {
  readonly resident: Resident;
  readonly household: Household;
}

export interface Register {
  readonly officeSeal: CertificateDocument['authority']['seal'];
  /** Holders' names on certificates that were revoked (失効情報). */
  readonly revoked: readonly string[];
  byCommonName(commonName: string): Membership | undefined;
  byId(id: string): Membership | undefined;
}

/** Joins the register with its pictures; `picture` answers a PNG in base64. */
export function createRegister(file: RegisterFile, picture: (file: string) => string): Register {
  const memberships = file.households.flatMap((entry) => {
    const residents = entry.residents.map((resident) => ({ ...resident, seal: sealOf(resident, picture) }));
    const household = { ...entry, residents };
    return residents.map((resident) => ({ resident, household }));
  });
  const byId = new Map(memberships.map((membership) => [membership.resident.id, membership]));
  const byCommonName = new Map(
    memberships.flatMap((membership) =>
      membership.resident.card ? [[membership.resident.card.commonName, membership] as const] : [],
    ),
  );
  return {
    officeSeal: { png: picture(file.officeSeal.file), width: file.officeSeal.width },
    revoked: file.revoked,
    byCommonName: (commonName) => byCommonName.get(commonName),
    byId: (id) => byId.get(id),
  };
}

function sealOf({ seal }: RegisteredResident, picture: (file: string) => string): Resident['seal'] {
  if (seal === null) return undefined;
  const { file, width, height, otherName } = seal;
  return { impression: { png: picture(`seals/${file}`), width, height }, otherName };
}
