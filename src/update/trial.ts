import { wait } from '#contract/clock.ts';

import { placeOf } from './bring-in.ts';
import type { BroughtIn } from './bring-in.ts';
import { damageOf } from './damage.ts';
import { linkDurably } from './durable.ts';
import { folderOf } from './layout.ts';
import { note } from './register.ts';
import { waitForRest } from './rest.ts';
import type { Rest } from './rest.ts';
import type { Site } from './site.ts';
import { readState, writeState } from './state.ts';
import type { Trial } from './state.ts';

/** A new release must answer well this often, and so far apart; it has this long to begin, ms. */
const PROOF = { answers: 6, everyMs: 10_000, withinMs: 180_000 } as const;

/** With a trial that no health check ended, the machine may come up this often; then it goes back. */
const STARTS_AT_MOST = 3;

export type Outcome = 'kept' | 'wentBack' | { readonly waits: Exclude<Rest, { rests: true }>['why'] };

/** Lets the new release run once the terminal is at rest, and keeps it only if it proves itself. */
export async function tryOut(brought: BroughtIn, site: Site, patienceMs: number): Promise<Outcome> {
  const rest = await waitForRest(site.core, site.clock, patienceMs);
  if (!rest.rests) return { waits: rest.why };
  site.before('stop the core');
  await site.core.stop();
  const { slot, from, root, signers, statement } = brought;
  const { version, commit, counter } = statement;
  const keys = root.release.keys;
  site.before('write down the trial');
  const trial = { slot, from, version, commit, counter, keys, signers: [...signers], starts: 0 };
  writeState(site.layout, { ...readState(site.layout), trial });
  site.before('switch');
  linkDurably(site.layout.current, folderOf(site.layout, slot));
  site.before('start the new core');
  await site.core.start();
  return prove(trial, site);
}

/** After a start of the machine, before the core: a trial that was cut off is gone on with, or ended. */
export function resume(site: Site): 'nothing' | 'goesOn' | 'wentBack' {
  const state = readState(site.layout);
  const { trial } = state;
  const place = placeOf(site.layout);
  if (trial === null) return 'nothing';
  if (place !== trial.slot) {
    site.before('forget the trial');
    writeState(site.layout, { ...state, trial: null });
    return 'nothing';
  }
  if (trial.starts + 1 >= STARTS_AT_MOST || damageOf(site.layout.slot(trial.slot)).length > 0) {
    goBack(trial, site);
    return 'wentBack';
  }
  site.before('count the start');
  writeState(site.layout, { ...state, trial: { ...trial, starts: trial.starts + 1 } });
  return 'goesOn';
}

/** Asks the core of a trial how it is until that is certain; then keeps it or goes back. */
export async function prove(trial: Trial, site: Site): Promise<'kept' | 'wentBack'> {
  const until = site.clock.monotonic() + PROOF.withinMs;
  let good = 0;
  while (good < PROOF.answers && site.clock.monotonic() < until) {
    await wait(site.clock, PROOF.everyMs);
    const health = await site.core.health();
    good = health?.commit === trial.commit ? good + 1 : 0;
  }
  if (good >= PROOF.answers) {
    keep(trial, site);
    return 'kept';
  }
  site.before('stop the core that failed');
  await site.core.stop();
  goBack(trial, site);
  site.before('start the old core');
  await site.core.start();
  return 'wentBack';
}

/** From here on there is no way behind this release. */
function keep({ counter, keys, signers, version }: Trial, site: Site): void {
  site.before('keep');
  const state = readState(site.layout);
  writeState(site.layout, { ...state, had: { counter, keys }, signers, trial: null });
  note(site, { what: 'kept', version, counter, signers });
}

/** The link first: until the trial is forgotten, a start of the machine comes here again. */
function goBack({ from, version, counter, signers }: Trial, site: Site): void {
  site.before('switch back');
  linkDurably(site.layout.current, folderOf(site.layout, from));
  site.before('forget the trial');
  writeState(site.layout, { ...readState(site.layout), trial: null });
  note(site, { what: 'wentBack', version, counter, signers });
}
