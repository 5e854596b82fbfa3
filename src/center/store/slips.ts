import { z } from 'zod';

import { RelayPaidReply } from '#contract/center.ts';
import type { TerminalId } from '#contract/ids.ts';
import { RelayItems } from '#contract/relay.ts';
import type { RelayItem, RelayNumber } from '#contract/relay.ts';

import type { Store } from './database.ts';

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

export interface Slips {
  find(number: RelayNumber): Slip | undefined;
  /** A slip that is known already stays as it is. */
  add(number: RelayNumber, items: readonly RelayItem[], expires: number): void;
  pay(number: RelayNumber, now: number): void;
  told(terminal: TerminalId, request: string): Told | undefined;
  keepTold(terminal: TerminalId, request: string, told: Told): void;
}

const Row = z.object({
  items: z.string().transform((text) => RelayItems.parse(JSON.parse(text))),
  expires: z.int(),
  paid: z.int().nullable(),
});

export function createSlips(store: Store): Slips {
  const find = store.prepare('SELECT items, expires, paid FROM relay_slips WHERE number = ?');
  const add = store.prepare('INSERT OR IGNORE INTO relay_slips (number, items, expires) VALUES (?, ?, ?)');
  const pay = store.prepare('UPDATE relay_slips SET paid = ? WHERE number = ? AND paid IS NULL');
  const told = store.prepare<[string, string], { content: string; reply: string }>(
    'SELECT content, reply FROM relay_told WHERE terminal = ? AND request = ?',
  );
  const keep = store.prepare(
    'INSERT INTO relay_told (terminal, request, content, reply) VALUES (?, ?, ?, ?)',
  );
  return {
    find(number) {
      const row = find.get(number);
      return row === undefined ? undefined : Row.parse(row);
    },
    add(number, items, expires) {
      add.run(number, JSON.stringify(items), expires);
    },
    pay(number, now) {
      if (pay.run(now, number).changes !== 1) throw new Error('a slip is paid once');
    },
    told(terminal, request) {
      const row = told.get(terminal, request);
      return row && { content: row.content, reply: RelayPaidReply.parse(JSON.parse(row.reply)) };
    },
    keepTold(terminal, request, { content, reply }) {
      keep.run(terminal, request, content, JSON.stringify(reply));
    },
  };
}
