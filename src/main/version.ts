import { readFileSync } from 'node:fs';

import { z } from 'zod';

import manifest from '../../package.json' with { type: 'json' };

const Release = z.object({ version: z.string(), commit: z.string(), epoch: z.int() });

/** What `release.json` says, which is written when a release is built; a checkout has none. */
const release = readRelease(new URL('../../release.json', import.meta.url));

/** The version of this build: the release's, else what the package says. */
export const VERSION: string = release?.version ?? manifest.version;

/** The commit that this build was made from; null in a checkout. */
export const COMMIT: string | null = release?.commit ?? null;

/** Which build this is, exactly: the version and the commit, as in `1.2.0+0123456789ab`. */
export const BUILD: string = buildOf(VERSION, COMMIT);

/** When that commit was made, ms since 1970; 0 in a checkout. No right clock is before it. */
export const BUILT_AT: number = (release?.epoch ?? 0) * 1000;

function readRelease(file: URL): z.infer<typeof Release> | undefined {
  try {
    return Release.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** A version with the beginning of its commit as build metadata (Semantic Versioning 2.0.0, item 10). */
export function buildOf(version: string, commit: string | null): string {
  return commit === null || version.includes('+') ? version : `${version}+${commit.slice(0, 12)}`;
}
