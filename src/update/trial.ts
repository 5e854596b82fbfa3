import { wait } from '#contract/clock.ts';

import { placeOf } from './bring-in.ts';
import type { BroughtIn } from './bring-in.ts';
import type { CoreHealth } from './core-control.ts';
import { damageOf } from './damage.ts';
import { linkDurably } from './durable.ts';
import { folderOf } from './layout.ts';
import { holdVisits, letVisitsIn } from './probation.ts';
import { note } from './register.ts';
import { isOut, waitForRest } from './rest.ts';
import type { Rest } from './rest.ts';
import type { Site } from './site.ts';
import { readState, writeState } from './state.ts';
import type { Trial } from './state.ts';

/**
 * A new release must answer well this often, and so far apart; it has this long to begin, ms. While staff work at its screen it proves
 * nothing, and is not to blame for it either, up to a time.
 */
const PROOF = { answers: 6, everyMs: 10_000, withinMs: 180_000, attendedMs: 30 * 60_000 } as const;
/** With a trial that no health check ended, the machine may come up this often; then it goes back. */
const STARTS_AT_MOST = 3;

/** `stays`: it failed, but the old core could no longer read the ledger, and the new one wrote what must not be lost. */
export type Verdict = 'kept' | 'wentBack' | 'stays';
export type Outcome = Verdict | { readonly waits: Exclude<Rest, { rests: true }>['why'] | 'ledger' };

/**
 * Lets the new release run once the terminal is at rest, and keeps it only if it proves itself. Everything is written down before it
 * is done, so that `resume` and `mend` can finish it or take it back wherever it was broken off.
 */
export async function tryOut(brought: BroughtIn, site: Site, patienceMs: number): Promise<Outcome> {
  const rest = await waitForRest(site.core, site.clock, patienceMs);
  if (!rest.rests) return { waits: rest.why };
  const { slot, from, root, signers, statement } = brought;
  const { version, commit, counter } = statement;
  const about = { version, commit, counter, keys: root.release.keys, signers: [...signers] };
  const trial: Trial = { slot, from, ...about, outBefore: rest.out, failed: false, starts: 0 };
  holdVisits(site, commit);
  site.before('write down the trial');
  writeState(site.layout, { ...readState(site.layout), trial });
  site.before('stop the core');
  await site.core.stop();
  site.before('copy the ledger');
  if (!(await isCopied(site))) {
    await forget(site);
    return { waits: 'ledger' };
  }
  site.before('switch');
  linkDurably(site.layout.current, folderOf(site.layout, slot));
  site.before('start the new core');
  await site.core.start();
  return prove(trial, site);
}

/** After a start of the machine, before the core: a trial that was cut off is gone on with, or ended. */
export function resume(site: Site): 'nothing' | 'goesOn' | 'wentBack' | 'stays' {
  const state = readState(site.layout);
  const { trial } = state;
  if (trial !== null && placeOf(site.layout) === trial.slot) {
    const spent = trial.failed || trial.starts + 1 >= STARTS_AT_MOST;
    if (spent || damageOf(site.layout.slot(trial.slot)).length > 0) {
      const verdict = goBack(trial, site);
      writeOff(site);
      return verdict;
    }
    site.before('count the start');
    writeState(site.layout, { ...state, trial: { ...trial, starts: trial.starts + 1 } });
    return 'goesOn';
  }
  if (trial !== null) writeOff(site);
  else letVisitsIn(site);
  return 'nothing';
}

/** After an updater was killed, and after `resume`: what it began is finished or taken back, and a core runs in any case. */
export async function mend(site: Site): Promise<Verdict | 'nothing'> {
  const { trial } = readState(site.layout);
  if (trial === null) {
    letVisitsIn(site);
    return 'nothing';
  }
  if (placeOf(site.layout) !== trial.slot) {
    await forget(site);
    return 'nothing';
  }
  if (trial.failed) return retreat(trial, site);
  site.before('start the new core');
  await site.core.start();
  return prove(trial, site);
}

/** Asks the core of a trial how it is until that is certain; then keeps it or goes back. */
async function prove(trial: Trial, site: Site): Promise<Verdict> {
  const latest = site.clock.monotonic() + PROOF.attendedMs;
  let until = site.clock.monotonic() + PROOF.withinMs;
  let good = 0;
  while (good < PROOF.answers && site.clock.monotonic() < until) {
    await wait(site.clock, PROOF.everyMs);
    const health = await site.core.health();
    good = isWell(health, trial) ? good + 1 : 0;
    if (health?.commit === trial.commit && health.busy === 'screen')
      until = Math.min(latest, site.clock.monotonic() + PROOF.withinMs);
  }
  if (good >= PROOF.answers) {
    await keep(trial, site);
    return 'kept';
  }
  site.before('write down that it failed');
  writeState(site.layout, { ...readState(site.layout), trial: { ...trial, failed: true } });
  return retreat(trial, site);
}

/** It is this release that answers; it has put nothing in doubt, and could serve if the one before it could. */
function isWell(health: CoreHealth | undefined, { commit, outBefore }: Trial): boolean {
  if (health?.commit !== commit || health.busy !== null) return false;
  return outBefore || !isOut(health);
}

/** From here on there is no way behind this release. */
async function keep({ counter, keys, signers, version }: Trial, site: Site): Promise<void> {
  site.before('keep');
  const state = readState(site.layout);
  writeState(site.layout, { ...state, had: { counter, keys }, signers, trial: null });
  site.before('renew the window');
  await site.core.renewWindow();
  letVisitsIn(site);
  note(site, { what: 'kept', version, counter, signers });
}

async function retreat(trial: Trial, site: Site): Promise<'wentBack' | 'stays'> {
  site.before('stop the core that failed');
  await site.core.stop();
  const verdict = goBack(trial, site);
  await forget(site);
  return verdict;
}

/** The ledger first: an old core is never started on books that it cannot read. Until the trial is forgotten, all of it is done again. */
function goBack({ from, version, counter, signers }: Trial, site: Site): 'wentBack' | 'stays' {
  site.before('take the ledger back');
  const stays = site.ledger.takeBack() === 'stays';
  if (!stays) {
    site.before('switch back');
    linkDurably(site.layout.current, folderOf(site.layout, from));
  }
  const what = stays ? 'stays' : 'wentBack';
  note(site, { what, version, counter, signers });
  return what;
}

/** The core first: whoever is killed after it leaves a terminal that runs. */
async function forget(site: Site): Promise<void> {
  site.before('start the old core');
  await site.core.start();
  await site.core.renewWindow();
  writeOff(site);
}

function writeOff(site: Site): void {
  site.before('forget the trial');
  writeState(site.layout, { ...readState(site.layout), trial: null });
  letVisitsIn(site);
}

/** A ledger that cannot be copied whole is no reason to stop serving, but one not to touch it. */
async function isCopied({ ledger }: Site): Promise<boolean> {
  try {
    await ledger.copy();
    return true;
  } catch {
    return false;
  }
}
