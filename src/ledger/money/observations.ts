import { z } from 'zod';

import type { CashJournal, EventMark, Observation } from '#contract/money.ts';
import { yen } from '#contract/yen.ts';

import { query } from '../database/query.ts';
import { remembered } from '../database/remembered.ts';
import type { Parts } from '../parts.ts';

const Tally = z.strictObject({ 10: z.int(), 50: z.int(), 100: z.int(), 500: z.int() });
const Row = z.object({
  epoch: z.int(),
  counter: z.int(),
  accepted: z.int().nullable(),
  tally: z.string().nullable(),
});

/**
 * What accepting devices told. Marks only grow, epoch before counter, so an observation that is told again, late or twice,
 * is behind its device's mark and changes nothing.
 */
export function createObservations({
  db,
  commit,
  entries,
  doubts,
  now,
}: Parts): Pick<CashJournal, 'markOf' | 'observe'> {
  const latest = query(
    db,
    `SELECT epoch, counter, accepted, tally FROM observations WHERE device = ?
     ORDER BY epoch DESC, counter DESC LIMIT 1`,
    Row,
  );
  const insert = db.prepare(
    'INSERT INTO observations (device, epoch, counter, accepted, tally, at) VALUES (?, ?, ?, ?, ?, ?)',
  );

  function markOf(device: string): EventMark | undefined {
    const row = latest.first(device);
    if (row === undefined) return undefined;
    const { epoch, counter, accepted, tally } = row;
    const mark = accepted === null ? { epoch, counter } : { epoch, counter, accepted };
    return tally === null ? mark : { ...mark, tally: Tally.parse(JSON.parse(tally)) };
  }

  function observe({ device, mark, visit, credits, doubts: told }: Observation): void {
    commit((record) => {
      if (!isAfter(mark, markOf(device))) return;
      const tally = mark.tally === undefined ? null : JSON.stringify(mark.tally);
      insert.run(device, mark.epoch, mark.counter, mark.accepted ?? null, tally, now());
      for (const { denomination, unit } of credits) {
        entries.move('credit', denomination, { account: 'customer', visit }, { account: unit });
        record({ id: 'cash.credited', visit: visit ?? null, yen: yen(denomination), unit });
      }
      for (const doubt of told) {
        entries.move('doubt', doubt.min, { account: 'customer', visit }, { account: 'inDoubt' });
        doubts.add(record, 'in', visit, doubt);
      }
    });
  }

  return { markOf: remembered(db, markOf), observe };
}

function isAfter(mark: EventMark, last: EventMark | undefined): boolean {
  if (last === undefined) return true;
  return mark.epoch > last.epoch || (mark.epoch === last.epoch && mark.counter > last.counter);
}
