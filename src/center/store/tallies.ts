import { z } from 'zod';

import { all } from './engine.ts';
import type { Sql } from './engine.ts';

const JAPAN_MS = 9 * 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** Where each band of the day ends (minutes since midnight), and the last at midnight: 8:30, 12:00, 17:15. */
export const BAND_ENDS = [510, 720, 1035] as const;

const Copies = z.object({
  terminal: z.string(),
  kind: z.string(),
  /** Days since 1970-01-01, in Japan. */
  day: z.int(),
  /** Which band of the day, from 0. */
  band: z.int().min(0).max(3),
  copies: z.int(),
});
/** Copies that came out (交付), of one kind at one terminal in one band of one day. */
export type Copies = z.infer<typeof Copies>;

const Payments = z.object({ terminal: z.string(), payments: z.int(), yen: z.int() });
/** Fees of slips of the counter (取次ぎ発行の手数料収納) that were paid at one terminal. */
export type Payments = z.infer<typeof Payments>;

/** What 集計 counts, from one moment up to another (ms). */
export interface Tallies {
  copies(from: number, to: number): Promise<readonly Copies[]>;
  payments(from: number, to: number): Promise<readonly Payments[]>;
}

const MINUTE = `(((drawn + ${JAPAN_MS}) % ${DAY_MS}) / 60000)`;

export function createTallies(sql: Sql): Tallies {
  return {
    copies: (from, to) =>
      all(
        sql,
        Copies,
        `SELECT terminal, kind, (drawn + ${JAPAN_MS}) / ${DAY_MS} AS day,
           CASE WHEN ${MINUTE} < ${BAND_ENDS[0]} THEN 0 WHEN ${MINUTE} < ${BAND_ENDS[1]} THEN 1
                WHEN ${MINUTE} < ${BAND_ENDS[2]} THEN 2 ELSE 3 END AS band,
           count(*) AS copies
         FROM issues WHERE outcome = 'printed' AND drawn >= $1 AND drawn < $2
         GROUP BY 1, 2, 3, 4`,
        [from, to],
      ),
    payments: (from, to) =>
      all(
        sql,
        Payments,
        `SELECT terminal, count(*) AS payments, CAST(sum(fee) AS BIGINT) AS yen FROM relay_slips
         WHERE terminal IS NOT NULL AND paid >= $1 AND paid < $2 GROUP BY terminal`,
        [from, to],
      ),
  };
}
