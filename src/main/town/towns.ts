import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';

import { SignedTown } from '#contract/center.ts';
import type { EventSink } from '#contract/events.ts';

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
}

/** Begins with the last good edition, or with what was installed where there is none. */
export function openTowns({ file, installed, townKey, events }: TownsOptions): Towns {
  let refused = '';
  let waiting: InForce | undefined;

  const refuse = (reason: string): void => {
    if (reason !== refused) events.raise({ id: 'town.refused', reason });
    refused = reason;
  };
  const opened = (signed: unknown, than: InForce): InForce | undefined => {
    const wire = SignedTown.safeParse(signed);
    const edition = wire.success ? openEdition(wire.data, townKey, installed.site.id) : undefined;
    if (edition?.ok && edition.value.issued > than.issued) return edition.value;
    // An old edition, well signed, would bring old fees back.
    const reason = edition === undefined ? 'unknownShape' : edition.ok ? 'older' : edition.error;
    refuse(reason);
    return undefined;
  };
  const kept = read(file);
  let inForce = (kept === undefined ? undefined : opened(kept, installed)) ?? installed;

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
      const edition = opened(signed, waiting ?? inForce);
      if (!edition) return;
      if (!write(file, JSON.stringify(signed))) return refuse('notKept');
      refused = '';
      waiting = edition;
    },
  };
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

/** The old one or the new one, never half of either; `false` when the disk took none: it is full, or broken. */
function write(file: string, text: string): boolean {
  const fresh = `${file}.new`;
  try {
    const opened = openSync(fresh, 'w', 0o600);
    try {
      writeFileSync(opened, text);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(fresh, file);
    return true;
  } catch {
    return false;
  }
}
