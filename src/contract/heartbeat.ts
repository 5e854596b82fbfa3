import { z } from 'zod';

import { Version } from './event-entry.ts';
import { Code, Count } from './events.ts';
import { Who } from './fault.ts';
import { TerminalId } from './ids.ts';

/** What stands between a terminal and its residents: `serving` one, `ready` for the next, outside its hours, or unable. */
export const TerminalState = z.enum(['starting', 'ready', 'serving', 'closed', 'locked', 'out']);
export type TerminalState = z.infer<typeof TerminalState>;

/** How much is left of what a printer uses up. */
export const Supply = z.enum(['ok', 'low', 'out', 'unknown']);
export type Supply = z.infer<typeof Supply>;

/** 釣銭: `exact` means that only the exact sum is taken, `none` that nothing is. */
export const Change = z.enum(['ok', 'low', 'exact', 'none', 'unknown']);
export type Change = z.infer<typeof Change>;

/** What keeps the terminal from serving, by device and code, and who puts it right. */
export const OpenFault = z.strictObject({ device: Code, code: Code, who: Who });
export type OpenFault = z.infer<typeof OpenFault>;

/** `heartbeat` (稼働報告): how a terminal stands, once a minute. Counts and codes; nothing in it can name a person. */
export const HeartbeatRequest = z.strictObject({
  terminal: TerminalId,
  /** A `sites[].id` of town.json. */
  site: z.string().regex(/^[0-9A-Za-z_-]{1,64}$/),
  /** Which build runs. */
  build: Version,
  /** ms since 1970, the terminal's clock. */
  at: z.int().min(0),
  state: TerminalState,
  paper: Supply,
  toner: Supply,
  change: Change,
  /** 回収を待つ現金: what lies in cash box and stacker, yen. */
  toCollect: z.int().min(0),
  faults: z.array(OpenFault).max(16),
  /** 要確認: copies, amounts and slips of which nobody knows what became of them. */
  inDoubt: Count,
  /** Audit records that the center has not confirmed, and when the oldest was written (the terminal's clock). */
  unsent: Count,
  oldestUnsent: z.int().min(0).nullable(),
  /** How full the ledger is. */
  ledger: z.enum(['ok', 'warn', 'refuseVisits', 'stop']),
});
export type HeartbeatRequest = z.infer<typeof HeartbeatRequest>;

/** The center's time, and the version of its town data. */
export const HeartbeatReply = z.strictObject({ now: z.iso.datetime(), town: z.string().max(64) });
export type HeartbeatReply = z.infer<typeof HeartbeatReply>;
