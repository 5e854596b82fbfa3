import { createHash } from 'node:crypto';

import { momentOf, uuidOf } from './part.ts';
import type { Bill, Part } from './part.ts';

const SELF = 'SPDXRef-mado';
const RELATION: Readonly<Record<Part['kind'], string>> = {
  files: 'CONTAINS',
  screens: 'CONTAINS',
  node: 'CONTAINS',
  system: 'DEPENDS_ON',
};

/** The bill of materials as SPDX 2.3 (ISO/IEC 5962's successor), JSON. */
export function spdx({ version, commit, epoch, parts }: Bill): object {
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: `mado-${version}`,
    documentNamespace: `urn:uuid:${uuidOf(`spdx ${commit} ${version}`)}`,
    creationInfo: { created: momentOf(epoch), creators: ['Tool: mado-release'] },
    packages: [
      {
        SPDXID: SELF,
        name: 'mado',
        versionInfo: version,
        downloadLocation: 'NOASSERTION',
        filesAnalyzed: false,
        licenseConcluded: 'NOASSERTION',
        licenseDeclared: 'MIT',
        copyrightText: 'NOASSERTION',
      },
      ...parts.map(packageOf),
    ],
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: SELF },
      ...parts.map((part) => ({
        spdxElementId: SELF,
        relationshipType: RELATION[part.kind],
        relatedSpdxElement: idOf(part.purl),
      })),
      ...parts.flatMap(({ purl, needs }) =>
        [...new Set(needs)].map((need) => ({
          spdxElementId: idOf(purl),
          relationshipType: 'DEPENDS_ON',
          relatedSpdxElement: idOf(need),
        })),
      ),
    ],
  };
}

function packageOf({ purl, name, version, license, sha512, cpe }: Part): object {
  return {
    SPDXID: idOf(purl),
    name,
    ...(version === undefined ? {} : { versionInfo: version }),
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: license ?? 'NOASSERTION',
    copyrightText: 'NOASSERTION',
    ...(sha512 === undefined ? {} : { checksums: [{ algorithm: 'SHA512', checksumValue: sha512 }] }),
    externalRefs: [
      { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl },
      ...(cpe === undefined
        ? []
        : [{ referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: cpe }]),
    ],
  };
}

/** An SPDXID may have letters, digits, dots and hyphens only; a digest keeps two purls apart that look alike then. */
function idOf(purl: string): string {
  const digest = createHash('sha256').update(purl).digest('hex').slice(0, 8);
  return `SPDXRef-${purl.replaceAll(/[^A-Za-z0-9.-]+/g, '-')}-${digest}`;
}
