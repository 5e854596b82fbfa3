import { momentOf } from './sbom/part.ts';
import type { Source } from './source.ts';

/** A file of the release and its SHA-256. */
export interface Product {
  readonly name: string;
  readonly sha256: string;
}

/**
 * Where the release comes from (in-toto Statement v1 with SLSA Provenance v1): which commit, which lock file, which tools. It says
 * nothing of the machine or the hour, so that whoever builds the same commit gets the same file.
 */
export function provenance(options: {
  readonly source: Source;
  readonly products: readonly Product[];
  readonly lockSha256: string;
  readonly tools: Readonly<Record<string, string>>;
}): object {
  const { source, products, lockSha256, tools } = options;
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: products.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'urn:mado:release:1',
        externalParameters: { command: 'npm run release', version: source.version },
        internalParameters: { SOURCE_DATE_EPOCH: source.epoch },
        resolvedDependencies: [
          { name: 'source', digest: { gitCommit: source.commit } },
          { name: 'package-lock.json', digest: { sha256: lockSha256 } },
          ...Object.entries(tools).map(([name, version]) => ({ name, annotations: { version } })),
        ],
      },
      runDetails: { builder: { id: 'urn:mado:release', version: { mado: source.version } } },
    },
  };
}

/** What changed, for whoever decides about installing it. */
export function releaseNotes(source: Source, products: readonly Product[]): string {
  return [
    `# Mado ${source.version}`,
    '',
    `Commit ${source.commit}, ${momentOf(source.epoch).slice(0, 10)}, counter ${source.counter}.`,
    '',
    '## Files',
    '',
    ...products.map(({ name, sha256 }) => `- ${name}: SHA-256 ${sha256}`),
    '',
    '## Changes',
    '',
    ...source.changes.map((line) => `- ${line}`),
    '',
  ].join('\n');
}
