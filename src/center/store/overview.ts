import { z } from 'zod';

import { RelayItems, feeOf } from '#contract/relay.ts';

import { all } from './engine.ts';
import type { Sql } from './engine.ts';

const Time = z.int();

const TerminalLine = z.object({
  id: z.string(),
  /** ms since 1970; null before the first call. */
  seen: Time.nullable(),
  mark: z.int(),
  lastEvent: z.string().nullable(),
});
const OutcomeLine = z.object({ kind: z.string(), outcome: z.string(), copies: z.int() });
const IssueLine = z.object({
  number: z.string(),
  kind: z.string(),
  fee: z.int(),
  drawn: Time,
  outcome: z.string(),
});
/** A slip of the counter; `fee` in yen. */
const SlipLine = z
  .object({
    number: z.string(),
    items: z.string().transform((text) => RelayItems.parse(JSON.parse(text))),
    expires: Time,
    paid: Time.nullable(),
  })
  .transform(({ items, ...line }) => ({ ...line, fee: feeOf(items) }));
const AlarmLine = z.object({ terminal: z.string(), sequence: z.int(), code: z.string(), raised: Time });

/** What the center has received, for a person to look at: numbers, times and codes; nobody's name. */
export interface Overview {
  readonly terminals: readonly z.infer<typeof TerminalLine>[];
  readonly outcomes: readonly z.infer<typeof OutcomeLine>[];
  readonly issues: readonly z.infer<typeof IssueLine>[];
  readonly slips: readonly z.infer<typeof SlipLine>[];
  readonly alarms: readonly z.infer<typeof AlarmLine>[];
}

export async function readOverview(sql: Sql): Promise<Overview> {
  return {
    terminals: await all(
      sql,
      TerminalLine,
      `SELECT terminals.id, seen, mark, records.id AS "lastEvent" FROM terminals
       LEFT JOIN records ON records.terminal = terminals.id AND records.sequence = mark
       ORDER BY terminals.id LIMIT 1000`,
    ),
    outcomes: await all(
      sql,
      OutcomeLine,
      'SELECT kind, outcome, count(*) AS copies FROM issues GROUP BY kind, outcome ORDER BY kind, outcome',
    ),
    issues: await all(
      sql,
      IssueLine,
      'SELECT number, kind, fee, drawn, outcome FROM issues ORDER BY drawn DESC, number DESC LIMIT 50',
    ),
    slips: await all(
      sql,
      SlipLine,
      'SELECT number, items, expires, paid FROM relay_slips ORDER BY expires DESC, number DESC LIMIT 50',
    ),
    alarms: await all(
      sql,
      AlarmLine,
      'SELECT terminal, sequence, code, raised FROM alarms ORDER BY raised DESC, terminal, sequence LIMIT 50',
    ),
  };
}
