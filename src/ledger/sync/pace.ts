/** How many records go in one batch: fewer after failures, more again after a success. */
export interface Pace {
  readonly records: number;
  told(arrived: boolean): void;
}

/**
 * A batch that a slow or breaking line never carries whole would be sent for ever: from the second failure in a row on, each halves
 * it, down to one record; each success doubles it, up to `most`.
 */
export function createPace(most: number): Pace {
  let records = most;
  let failures = 0;
  return {
    get records() {
      return records;
    },
    told(arrived) {
      failures = arrived ? 0 : failures + 1;
      if (arrived) records = Math.min(most, records * 2);
      else if (failures > 1) records = Math.max(1, Math.floor(records / 2));
    },
  };
}
