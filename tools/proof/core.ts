import { effectsOf, proveCore } from '../../test/crash/prove-core.ts';
import type { Cut, CutDone } from '../../test/crash/prove-core.ts';
import type { VisitName } from '../../test/crash/visit.ts';

export interface CoreProof {
  readonly visits: readonly VisitName[];
  /** One cut alone; otherwise after each effect of each visit. */
  readonly cut: number | undefined;
  /** After each cut, the next start is cut off, too: after this of its effects. */
  readonly again: number | undefined;
  readonly pace: 'real' | 'instant';
  readonly stages: number;
}

/** Kills the real core after each numbered effect of a visit; says how each went, answers whether all was well. */
export async function proveKilled(
  { visits, cut, again, pace, stages }: CoreProof,
  say: (line: string) => void,
): Promise<{ readonly holds: boolean }> {
  const began = performance.now();
  const first =
    cut === undefined ? await everywhere(visits, pace) : visits.map((visit) => ({ visit, at: cut }));
  const cuts = first.map((one) => ({ ...one, again }));
  say(`${cuts.length} cuts of ${visits.join(', ')}`);
  const done = await proveCore(cuts, { pace, stages }, (outcome) => say(lineOf(outcome)));
  const broken = done.filter((outcome) => outcome.broken.length > 0);
  for (const { visit, at } of broken) {
    const then = again === undefined ? '' : ` --again ${again}`;
    say(`\nnpm run proof -- --core --visit ${visit} --cut ${at}${then}`);
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  const killed = done.filter(({ after }) => after !== undefined).length;
  say(JSON.stringify({ cuts: done.length, killed, pace, seconds, broken }));
  return { holds: broken.length === 0 };
}

/** A cut after each effect, and one past the last: there the visit is over, and the core is killed all the same. */
async function everywhere(visits: readonly VisitName[], pace: 'real' | 'instant'): Promise<readonly Cut[]> {
  const cuts: Cut[] = [];
  for (const visit of visits) {
    const { length } = await effectsOf(visit, pace);
    for (let at = 1; at <= length + 1; at += 1) cuts.push({ visit, at });
  }
  return cuts;
}

function lineOf({ visit, at, after, thenAfter, broken }: CutDone): string {
  const where = after === undefined ? 'at its end' : `after effect ${at}, ${after}`;
  const then = thenAfter === undefined ? '' : `, and the next start after ${thenAfter}`;
  return `${visit} cut ${where}${then}: ${broken.length === 0 ? 'holds' : broken.join('; ')}`;
}
