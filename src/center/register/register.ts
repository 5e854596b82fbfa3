import type { CertificateDocument } from '#certificates/data.ts';
import type { SealRegistration } from '#certificates/data/seal-registration.ts';

import { enrolledHolders, NO_PAPERS, residentHolder } from './holder.ts';
import type { Holder, Papers } from './holder.ts';
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
  byCommonName(commonName: string): Holder | undefined;
  byId(id: string): Holder | undefined;
}

/** Joins the register with its pictures and the other registers; `picture` answers a PNG in base64. */
export function createRegister(
  file: RegisterFile,
  picture: (file: string) => string,
  papers: Papers = NO_PAPERS,
): Register {
  const memberships = file.households.flatMap((entry) => {
    const residents = entry.residents.map((resident) => ({ ...resident, seal: sealOf(resident, picture) }));
    const household = { ...entry, residents };
    return residents.map((resident) => ({ resident, household }));
  });
  const residents = memberships.map((membership) => residentHolder(membership, papers));
  const byCommonName = new Map([
    ...residents.flatMap((holder) =>
      holder.member?.resident.card ? [[holder.member.resident.card.commonName, holder] as const] : [],
    ),
    ...enrolledHolders(papers),
  ]);
  const byId = new Map([...residents, ...byCommonName.values()].map((holder) => [holder.id, holder]));
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
