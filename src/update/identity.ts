import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

/** What a release says of itself (`release.json`, written when it is built). */
export const Identity = z.object({
  version: z.string(),
  commit: z.string(),
  /** The commit's time, s since 1970. */
  epoch: z.int(),
  counter: z.int(),
});
export type Identity = z.infer<typeof Identity>;

/** Undefined where there is none, as in a checkout. */
export function identityIn(folder: string): Identity | undefined {
  try {
    return Identity.parse(JSON.parse(readFileSync(join(folder, 'release.json'), 'utf8')));
  } catch {
    return undefined;
  }
}
