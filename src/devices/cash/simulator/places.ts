import type { ChangeCoin, Denomination } from '#contract/yen.ts';

/**
 * Where a piece of money can physically be. `resident` is what the resident has got back: from the return slot (返却口) or
 * out of the payout tray. `staff` is what staff found in a jam and hold in their hand; `removed` was emptied out of a hopper.
 */
export type Place =
  | 'coinPath'
  | 'notePath'
  | 'escrow'
  | 'stacker'
  | 'cashbox'
  | `hopper:${ChangeCoin}`
  | 'tray'
  | 'resident'
  | 'staff'
  | 'removed';

export type Pieces = Partial<Record<Denomination, number>>;

/** Physical truth, in yen and pieces. `inserted` + `loaded` is always the sum of what is in all places. */
export interface Truth {
  /** Everything the resident has ever put in. */
  readonly inserted: number;
  /** What staff filled in. */
  readonly loaded: number;
  /** What the resident has got back: refused items, and what was taken from the tray. */
  readonly gotBack: number;
  /** What waits in the payout tray. */
  readonly tray: number;
  /** What staff found in jams; the devices may never have known of it. */
  readonly found: number;
  readonly places: Partial<Record<Place, Pieces>>;
}

/** Every piece is in exactly one place; it only ever moves. */
export class Places {
  readonly #pieces = new Map<Place, Map<Denomination, number>>();

  count(place: Place, denomination: Denomination): number {
    return this.#pieces.get(place)?.get(denomination) ?? 0;
  }

  /** Brings pieces in from outside. */
  add(place: Place, denomination: Denomination, pieces = 1): void {
    const here = this.#pieces.get(place) ?? new Map<Denomination, number>();
    here.set(denomination, (here.get(denomination) ?? 0) + pieces);
    this.#pieces.set(place, here);
  }

  /** Throws where there are not that many: no coin comes from nowhere. */
  move(denomination: Denomination, from: Place, to: Place, pieces = 1): void {
    if (this.count(from, denomination) < pieces) throw new Error(`no ${denomination} yen in ${from}`);
    this.add(from, denomination, -pieces);
    this.add(to, denomination, pieces);
  }

  moveAll(from: Place, to: Place): void {
    for (const [denomination, pieces] of this.#pieces.get(from) ?? []) {
      this.move(denomination, from, to, pieces);
    }
  }

  /** Yen in a place. */
  sum(place: Place): number {
    const here = [...(this.#pieces.get(place) ?? [])];
    return here.reduce((total, [denomination, pieces]) => total + denomination * pieces, 0);
  }

  /** All places that hold something. */
  all(): Partial<Record<Place, Pieces>> {
    const filled = [...this.#pieces].map(([place, here]): [Place, Pieces] => [
      place,
      Object.fromEntries([...here].filter(([, pieces]) => pieces > 0)),
    ]);
    return Object.fromEntries(filled.filter(([, pieces]) => Object.keys(pieces).length > 0));
  }
}
