import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

import { sync, writeDurably } from './durable.ts';
import type { Site } from './site.ts';

/** From now on the core of this commit serves nobody, and tells the center nothing, until it is kept. The core reads it, too. */
export function holdVisits({ layout, before }: Site, commit: string): void {
  before('hold visits');
  writeDurably(layout.probation, `${commit}\n`, 0o644);
}

export function letVisitsIn({ layout, before }: Site): void {
  before('let visits in');
  rmSync(layout.probation, { force: true });
  sync(dirname(layout.probation));
}
