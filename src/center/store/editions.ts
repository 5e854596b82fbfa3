import { z } from 'zod';

import { first } from './engine.ts';
import type { Sql } from './engine.ts';

const Row = z.object({ decided: z.int(), version: z.string() });

/** One state of the town's decisions: when they were made (ms since 1970), and the hash of what they say. */
export type Edition = z.infer<typeof Row>;

/** Which decisions of the town (決定) the centers on this database have served. */
export interface Editions {
  newest(): Promise<Edition | undefined>;
  keep(edition: Edition, now: number): Promise<void>;
}

export function createEditions(sql: Sql): Editions {
  return {
    newest: () => first(sql, Row, 'SELECT decided, version FROM town_editions ORDER BY decided DESC LIMIT 1'),
    async keep({ decided, version }, now) {
      await sql.run('INSERT INTO town_editions (decided, version, served) VALUES ($1, $2, $3)', [
        decided,
        version,
        now,
      ]);
    },
  };
}
