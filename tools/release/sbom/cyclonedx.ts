import { momentOf, uuidOf } from './part.ts';
import type { Bill, Part } from './part.ts';

const WHERE: Readonly<Record<Part['kind'], string>> = {
  files: 'files of its own',
  screens: 'built into dist/renderer',
  node: 'linked into Node',
  system: 'package of the system',
};

/** The bill of materials as CycloneDX 1.6 (ECMA-424), JSON. */
export function cycloneDx({ version, commit, epoch, parts }: Bill): object {
  const self = `pkg:generic/mado@${encodeURIComponent(version)}`;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(`cyclonedx ${commit} ${version}`)}`,
    version: 1,
    metadata: {
      timestamp: momentOf(epoch),
      lifecycles: [{ phase: 'build' }],
      component: {
        type: 'application',
        'bom-ref': self,
        name: 'mado',
        version,
        purl: self,
        licenses: [{ license: { id: 'MIT' } }],
      },
    },
    components: parts.map(componentOf),
    dependencies: [
      { ref: self, dependsOn: parts.filter(({ kind }) => kind !== 'node').map(({ purl }) => purl) },
      ...parts.map(({ purl, needs }) => ({ ref: purl, dependsOn: [...new Set(needs)] })),
    ],
  };
}

function componentOf(part: Part): object {
  const { purl, name, version, license, sha512, cpe, kind } = part;
  return {
    type: kind === 'system' || kind === 'node' || cpe !== undefined ? 'platform' : 'library',
    'bom-ref': purl,
    name,
    ...(version === undefined ? {} : { version }),
    ...(sha512 === undefined ? {} : { hashes: [{ alg: 'SHA-512', content: sha512 }] }),
    ...(license === undefined ? {} : { licenses: [{ expression: license }] }),
    ...(cpe === undefined ? {} : { cpe }),
    purl,
    properties: [{ name: 'mado:where', value: WHERE[kind] }],
  };
}
