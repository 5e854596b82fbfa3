import { z } from 'zod';

import { RelayPaidReply } from '#contract/center.ts';
import type { TerminalId } from '#contract/ids.ts';
import { RelayItems } from '#contract/relay.ts';
import type { RelayItem, RelayNumber } from '#contract/relay.ts';

import { first } from './engine.ts';
import type { Sql } from './engine.ts';

/** 取次票: what a resident pays at a terminal for papers that the counter makes. Whose they are the counter knows. */
export interface Slip {
  readonly items: readonly RelayItem[];
  /** ms since 1970 */
  readonly expires: number;
  /** ms since 1970; null while nobody has paid. */
  readonly paid: number | null;
}

/** What was answered to one `relayPaid`, and what it said. */
export interface Told {
  readonly content: string;
  readonly reply: RelayPaidReply;
}

/** Where a slip was paid, and how much, yen. */
export interface Payment {
  readonly terminal: TerminalId;
  readonly fee: number;
}

export interface Slips {
  find(number: RelayNumber): Promise<Slip | undefined>;
  /** A slip that is known already stays as it is. */
  add(number: RelayNumber, items: readonly RelayItem[], expires: number): Promise<void>;
  pay(number: RelayNumber, payment: Payment, now: number): Promise<void>;
  told(terminal: TerminalId, request: string): Promise<Told | undefined>;
  keepTold(terminal: TerminalId, request: string, told: Told): Promise<void>;
}

const Row = z.object({
  items: z.string().transform((text) => RelayItems.parse(JSON.parse(text))),
  expires: z.int(),
  paid: z.int().nullable(),
});
const ToldRow = z.object({
  content: z.string(),
  reply: z.string().transform((text) => RelayPaidReply.parse(JSON.parse(text))),
});

export function createSlips(sql: Sql): Slips {
  return {
    find: (number) =>
      first(sql, Row, 'SELECT items, expires, paid FROM relay_slips WHERE number = $1', [number]),
    async add(number, items, expires) {
      await sql.run(
        'INSERT INTO relay_slips (number, items, expires) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [number, JSON.stringify(items), expires],
      );
    },
    async pay(number, { terminal, fee }, now) {
      const text =
        'UPDATE relay_slips SET paid = $1, terminal = $2, fee = $3 WHERE number = $4 AND paid IS NULL';
      if ((await sql.run(text, [now, terminal, fee, number])) !== 1) throw new Error('a slip is paid once');
    },
    told: (terminal, request) =>
      first(sql, ToldRow, 'SELECT content, reply FROM relay_told WHERE terminal = $1 AND request = $2', [
        terminal,
        request,
      ]),
    async keepTold(terminal, request, { content, reply }) {
      await sql.run('INSERT INTO relay_told (terminal, request, content, reply) VALUES ($1, $2, $3, $4)', [
        terminal,
        request,
        content,
        JSON.stringify(reply),
      ]);
    },
  };
}
