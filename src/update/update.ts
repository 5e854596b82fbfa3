import { basename } from 'node:path';

import { wordsOf } from '#release/refusal.ts';

import { bringIn } from './bring-in.ts';
import { note } from './register.ts';
import type { Site } from './site.ts';
import { readState } from './state.ts';
import { mend, tryOut } from './trial.ts';

/** The end of an update, and the sentence for whoever started it. */
export interface Told {
  readonly ok: boolean;
  readonly line: string;
}

const WAITS = {
  visit: 'somebody is being served',
  screen: 'somebody is at the screen',
  doubt: 'money is in doubt: let staff count and settle it first (mado books)',
  paper: 'a sheet is out of sight: let staff look for it first',
  silent: 'the core does not answer: start it, and let it settle what it left',
  ledger:
    'the ledger cannot be copied whole: look at the disk (df, mado salvage); the release before it runs again',
} as const;

/** The old core could no longer read the books, and putting the old books back would lose what the new core wrote. */
const STAYS =
  'but it has written into the books what must not be lost, so it stays: take the terminal out of service, and call its makers';

/** One update from beginning to end. What runs is replaced only by what was judged, while nobody is served, and on probation. */
export async function update(deb: string, site: Site, patienceMs: number): Promise<Told> {
  if (!(await site.claim())) return { ok: false, line: 'another update is under way; wait for its end' };
  // What an updater that was killed left undone comes first.
  if (readState(site.layout).trial !== null) await mend(site);
  const brought = bringIn(deb, site);
  if (!brought.ok) {
    const { error } = brought;
    const why =
      error.why === 'damaged' ? 'what was unpacked is not what was signed; check the disk' : wordsOf(error);
    note(site, { what: 'refused', file: basename(deb), why: error.why });
    return { ok: false, line: `refused: ${why}` };
  }
  const { version, counter } = brought.value.statement;
  const outcome = await tryOut(brought.value, site, patienceMs);
  if (outcome === 'kept') return { ok: true, line: `mado ${version} runs` };
  if (outcome === 'wentBack')
    return { ok: false, line: `mado ${version} did not prove itself; the release before it runs again` };
  if (outcome === 'stays') return { ok: false, line: `mado ${version} did not prove itself, ${STAYS}` };
  note(site, { what: 'waits', version, counter, signers: brought.value.signers });
  return { ok: false, line: `not now: ${WAITS[outcome.waits]}` };
}
