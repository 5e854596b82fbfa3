import { readFileSync } from 'node:fs';

import { z } from 'zod';

import manifest from '../../package.json' with { type: 'json' };

/** The version of this build, as its package says. */
export const VERSION: string = manifest.version;

/** The commit that this build was made from, as its `release.json` says; null in a checkout, which has none. */
export const COMMIT: string | null = commitIn(new URL('../../release.json', import.meta.url));

function commitIn(file: URL): string | null {
  try {
    return z.object({ commit: z.string() }).parse(JSON.parse(readFileSync(file, 'utf8'))).commit;
  } catch {
    return null;
  }
}
