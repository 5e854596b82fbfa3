import { join } from 'node:path';

/** The product as dpkg installed it: where a terminal begins, and what it falls back on when there is no slot. */
export const PACKAGED = '/usr/lib/mado';

/** Where releases are kept beside each other: two slots, of which one runs, and the link that says which. */
export interface Layout {
  /** Names the product that runs: a link to a slot, or to what dpkg installed. It is only ever replaced whole. */
  readonly current: string;
  /** A release on its way in, not yet believed. */
  readonly incoming: string;
  readonly state: string;
  /** There while a release is on probation: its commit. Everybody may read it. */
  readonly probation: string;
  /** The ledger as it was before the last update. */
  readonly ledgerCopy: string;
  /** What was installed, tried and refused, a line of JSON each. */
  readonly register: string;
  readonly packaged: string;
  slot(name: Slot): string;
}

export const SLOTS = ['a', 'b'] as const;
export type Slot = (typeof SLOTS)[number];

/** What `current` can point at. */
export type Place = Slot | 'packaged';

export function layoutIn(folder: string, packaged = PACKAGED): Layout {
  return {
    current: join(folder, 'current'),
    incoming: join(folder, 'incoming'),
    state: join(folder, 'state.json'),
    probation: join(folder, 'probation'),
    ledgerCopy: join(folder, 'before/ledger.sqlite'),
    register: join(folder, 'register.jsonl'),
    packaged,
    slot: (name) => join(folder, 'slots', name),
  };
}

export function folderOf(layout: Layout, place: Place): string {
  return place === 'packaged' ? layout.packaged : layout.slot(place);
}

/** The slot that does not run. */
export function otherThan(place: Place): Slot {
  return place === 'a' ? 'b' : 'a';
}
