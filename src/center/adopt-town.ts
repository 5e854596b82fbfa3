import type { Town } from '#contract/town.ts';
import { DECIDED_AHEAD_MS, decidedAt, townVersion } from '#contract/town-version.ts';

import type { Desk } from './calls/desk.ts';

/**
 * Takes up the town file with which a center starts. Whatever centers on one database have served, nobody goes back behind; a file
 * that cannot follow throws, and says what to do.
 */
export function adoptTown({ store, clock }: Pick<Desk, 'store' | 'clock'>, town: Town): Promise<void> {
  const now = clock.now();
  const mine = { decided: decidedAt(town), version: townVersion(town) };
  if (mine.decided > now + DECIDED_AHEAD_MS)
    throw new Error(`town.json: decided ${town.decided} is more than a day ahead; correct it, or the clock`);
  return store.transaction(async (books) => {
    await books.alone('town');
    const newest = await books.editions.newest();
    if (newest?.version === mine.version) return;
    if (newest && newest.decided >= mine.decided) throw new Error(refusal(town, newest.decided));
    await books.editions.keep(mine, now);
  });
}

function refusal({ decided }: Town, newest: number): string {
  const served = new Date(newest + 9 * 60 * 60_000).toISOString().slice(0, 16);
  return decided === served
    ? `town.json: other decisions of ${decided} have been served already; give these a later "decided"`
    : `town.json: decided ${decided}, but those of ${served} have been served; use that file, or give this one a later "decided"`;
}
