import { z } from 'zod';

import { HeartbeatRequest } from '#contract/heartbeat.ts';

import { all } from './engine.ts';
import type { Sql } from './engine.ts';

const Line = z.object({
  id: z.string(),
  seen: z.int().nullable(),
  /** When the last heartbeat came, the center's clock; null before the first. */
  received: z.int().nullable(),
  body: z
    .string()
    .nullable()
    .transform((text) => {
      // A heartbeat of another version of the terminal is none that can be shown.
      const read = text === null ? undefined : HeartbeatRequest.safeParse(JSON.parse(text));
      return read?.success ? read.data : null;
    }),
  alarms: z.int(),
});

/** One terminal as the center knows it: its last word, and how many alarms its records raised. */
export type FleetLine = z.infer<typeof Line>;

/** 端末の様子: the last heartbeat of each terminal. */
export interface Fleet {
  keep(heartbeat: HeartbeatRequest, now: number): Promise<void>;
  lines(): Promise<readonly FleetLine[]>;
}

export function createFleet(sql: Sql): Fleet {
  return {
    async keep(heartbeat, now) {
      await sql.run(
        `INSERT INTO heartbeats (terminal, received, body) VALUES ($1, $2, $3)
         ON CONFLICT (terminal) DO UPDATE SET received = excluded.received, body = excluded.body`,
        [heartbeat.terminal, now, JSON.stringify(heartbeat)],
      );
    },
    lines: () =>
      all(
        sql,
        Line,
        `SELECT terminals.id AS "id", seen, received, body,
           (SELECT count(*) FROM alarms WHERE alarms.terminal = terminals.id) AS alarms
         FROM terminals LEFT JOIN heartbeats ON heartbeats.terminal = terminals.id
         ORDER BY terminals.id LIMIT 2000`,
      ),
  };
}
