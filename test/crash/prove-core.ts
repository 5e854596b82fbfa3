import { setTimeout as after } from 'node:timers/promises';

import { discrepancies } from '../e2e/discrepancies.ts';
import { evidenceOf } from '../proof/evidence.ts';
import type { Evidence } from '../proof/evidence.ts';
import { broken } from '../proof/invariants.ts';
import { CrashStage } from './stage.ts';
import { VISITS, leaves, visits } from './visit.ts';
import type { VisitName } from './visit.ts';
import { Gone } from './window.ts';

/** One visit, and after which of its effects the core is killed; `again`: and after which of those of the next start. */
export interface Cut {
  readonly visit: VisitName;
  readonly at: number;
  readonly again?: number | undefined;
}

export interface CutDone extends Cut {
  /** The effect after which it was killed; undefined when the visit had fewer. */
  readonly after: string | undefined;
  /** Likewise of the start after it; undefined also where it was let go on. */
  readonly thenAfter: string | undefined;
  /** Names of the promises that did not hold, and why. */
  readonly broken: readonly string[];
}

/** Outcomes are written after the last screen is drawn, and a note that nobody decides about comes back after half a minute, ms. */
const SETTLED_WITHIN_MS = 60_000;
const LOOK_MS = 100;

/** The effects of a visit that nothing befalls, by name. */
export async function effectsOf(visit: VisitName, pace: 'real' | 'instant'): Promise<readonly string[]> {
  const stage = await CrashStage.open(pace);
  try {
    await stage.start();
    await stage.life.window.sees('idle');
    stage.names.length = 0;
    await visits(stage.life.window, stage.bench, VISITS[visit]);
    return [...stage.names];
  } finally {
    await stage.close();
  }
}

/** Plays the cuts, each followed by two restarts, on so many stages side by side: a core mostly waits for its devices. */
export async function proveCore(
  cuts: readonly Cut[],
  { pace, stages }: { readonly pace: 'real' | 'instant'; readonly stages: number },
  told: (done: CutDone) => void = () => {},
): Promise<readonly CutDone[]> {
  const waiting = [...cuts];
  const done: CutDone[] = [];
  const lane = async (): Promise<void> => {
    const stage = await CrashStage.open(pace);
    try {
      await stage.start();
      for (let cut = waiting.shift(); cut !== undefined; cut = waiting.shift()) {
        const outcome = await play(stage, cut);
        done.push(outcome);
        told(outcome);
        // What is wrong with these books would be wrong with them after every further cut.
        if (outcome.broken.length > 0) return void (waiting.length = 0);
      }
    } finally {
      await stage.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(stages, cuts.length) }, lane));
  return done;
}

async function play(stage: CrashStage, cut: Cut): Promise<CutDone> {
  await stage.life.window.sees('idle');
  const after = await cutOff(stage, cut.at, () => visits(stage.life.window, stage.bench, VISITS[cut.visit]));
  const thenAfter = cut.again === undefined ? undefined : await cutOff(stage, cut.again, () => begins(stage));
  const once = await restarted(stage);
  const twice = await restarted(stage);
  const promises = broken({ ...twice, before: once.rows });
  const papers = discrepancies(twice.books, await stage.bench.looks(), stage.bench.papers);
  return { ...cut, after, thenAfter, broken: [...promises, ...papers] };
}

/** Lets something go on until the core is killed after so many effects; answers after which. */
async function cutOff(stage: CrashStage, at: number, work: () => Promise<void>): Promise<string | undefined> {
  stage.names.length = 0;
  stage.cutAfter(at);
  await work();
  stage.effects.callOff();
  return stage.cutOff ? stage.names.at(-1) : undefined;
}

/** A start of the core, until it has brought everything together or is cut off. */
async function begins(stage: CrashStage): Promise<void> {
  await stage.kill();
  await stage.start();
  if (stage.cutOff) return;
  await stage.life.window.sees('idle', 'trouble').catch((cause: unknown) => {
    if (!(cause instanceof Gone)) throw cause;
  });
}

/** A new core, its resident gone, everything at rest. */
async function restarted(stage: CrashStage): Promise<Evidence> {
  await stage.kill();
  await stage.start();
  const late = AbortSignal.timeout(SETTLED_WITHIN_MS);
  for (;;) {
    await leaves(stage.life.window, stage.bench);
    const { cash, printer } = await stage.bench.looks();
    const evidence = evidenceOf({
      path: stage.ledger,
      truth: { ...cash, found: 0, notesKept: cash.stacked },
      watch: stage.watch,
      slot: stage.bench.slot,
      screen: 'idle',
    });
    const open = evidence.books.visits.some(({ how }) => how === null) || evidence.books.openIntents > 0;
    const moving = cash.tray + cash.escrow > 0 || printer.output.length > 0;
    if ((!open && !moving) || late.aborted) return evidence;
    await after(LOOK_MS);
  }
}
