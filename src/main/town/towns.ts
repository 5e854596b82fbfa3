import { readFileSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';

import type { Clock } from '#contract/clock.ts';
import { SignedTown } from '#contract/center.ts';
import type { EventSink } from '#contract/events.ts';
import { err } from '#contract/result.ts';
import { DECIDED_AHEAD_MS, decidedAt } from '#contract/town-version.ts';

import { replaceFile } from '#main/replace-file.ts';
import { openEdition } from './edition.ts';
import type { InForce } from './edition.ts';

/** The town's decisions (fees, hours, holidays, places) as the center last told them. */
export interface Towns {
  readonly now: () => InForce;
  /** Takes up what was fetched meanwhile. Only while nobody is being served: nobody sees two fees in one visit. */
  readonly betweenVisits: () => InForce;
  /** The version that was fetched last, to ask for another. */
  readonly fetched: () => string;
  /** An edition from the center: kept on the disk first, then in force at the next `betweenVisits`. */
  readonly take: (signed: SignedTown) => void;
}

export interface TownsOptions {
  /** Where the last good edition is kept. */
  readonly file: string;
  /** What was installed with the machine. */
  readonly installed: InForce;
  readonly townKey: KeyObject;
  readonly events: EventSink;
  readonly clock: Pick<Clock, 'now'>;
}

/** Why a good edition is not taken up after the one that is there: it would bring old fees back, or keep all new ones out. */
type OrderRefusal = 'older' | 'sameTime' | 'future';

/** Begins with the last good edition, or with what was installed, whichever the town decided later. */
export function openTowns({ file, installed, townKey, events, clock }: TownsOptions): Towns {
  let refused = '';
  let waiting: InForce | undefined;

  const refuse = (reason: string): void => {
    if (reason !== refused) events.raise({ id: 'town.refused', reason });
    refused = reason;
  };
  const open = (signed: unknown): InForce | undefined => {
    const wire = SignedTown.safeParse(signed);
    const edition = wire.success
      ? openEdition(wire.data, townKey, installed.site.id)
      : err('unknownShape' as const);
    if (edition.ok) return edition.value;
    refuse(edition.error);
    return undefined;
  };
  const stored = read(file);
  const kept = stored === undefined ? undefined : open(stored);
  // Whoever installed a later one by hand meant it. A clock that is wrong at start takes nothing away.
  let inForce = kept && decidedAt(kept.town) > decidedAt(installed.town) ? kept : installed;

  return {
    now: () => inForce,
    betweenVisits() {
      if (waiting) {
        inForce = waiting;
        waiting = undefined;
        events.raise({ id: 'town.adopted', version: inForce.version });
      }
      return inForce;
    },
    fetched: () => (waiting ?? inForce).version,
    take(signed) {
      const edition = open(signed);
      if (!edition) return;
      const outOfOrder = orderRefusal(edition, waiting ?? inForce, clock.now());
      if (outOfOrder) return refuse(outOfOrder);
      if (!replaceFile(file, JSON.stringify(signed))) return refuse('notKept');
      refused = '';
      waiting = edition;
    },
  };
}

function orderRefusal(next: InForce, than: InForce, now: number): OrderRefusal | undefined {
  const [decided, before] = [decidedAt(next.town), decidedAt(than.town)];
  if (decided < before || next.version === than.version) return 'older';
  if (decided === before) return 'sameTime';
  return decided > now + DECIDED_AHEAD_MS ? 'future' : undefined;
}

/** What is kept; `null` when it is no JSON. */
function read(file: string): unknown {
  try {
    const text = readFileSync(file, 'utf8');
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
