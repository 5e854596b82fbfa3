import { AuditReply } from '#contract/center.ts';
import type { AuditRecord } from '#contract/center.ts';
import type { Clock } from '#contract/clock.ts';
import type { Fault } from '#contract/fault.ts';
import type { TerminalId } from '#contract/ids.ts';
import { err } from '#contract/result.ts';
import type { Send } from '#ledger/sync.ts';
import { call } from '#main/center/call.ts';

/** What a line does to what is sent over it, each counted. */
export interface Mishaps {
  sent: number;
  /** The line was down. */
  outages: number;
  /** It arrived; the answer did not. */
  answersLost: number;
  /** It arrived twice. */
  duplicates: number;
  /** Something older arrived again after it. */
  reordered: number;
  /** It took minutes. */
  slow: number;
  conflicts: number;
  /** The center asked to come back later, or did not answer. */
  turnedAway: number;
}

export interface LineOptions {
  readonly terminal: TerminalId;
  readonly urls: readonly string[];
  readonly secret: string;
  /** Simulated time; answers over the network take real time. */
  readonly clock: Clock;
  readonly real: Clock;
  readonly random: () => number;
  readonly mishaps: Mishaps;
  /** At most so many requests at once in the whole simulation; resolves with what lets the next one go. */
  readonly turn: () => Promise<() => void>;
}

const HOUR_MS = 60 * 60_000;
const OUTAGE_HOURS = [1, 12, 120];
const AWAY: Fault = { code: 'offline', who: 'technician' };

/** One terminal's line to the centers, behind a balancer that may choose any of them: real requests, and every mishap of a network. */
export function lineOf(options: LineOptions): Send {
  const { terminal, urls, secret, clock, real, random, mishaps, turn } = options;
  let downUntil = 0;
  let earlier: readonly AuditRecord[] = [];
  const isSlow = random() < 0.1;

  const deliver = async (records: readonly AuditRecord[]) => {
    const done = await turn();
    try {
      const url = urls[Math.floor(random() * urls.length)] ?? '';
      return await call({ url, secret, clock: real }, 'audit', { terminal, records }, AuditReply, {
        packed: true,
      });
    } finally {
      done();
    }
  };
  const minutes = (ms: number) => new Promise<void>((resolve) => void clock.setTimeout(resolve, ms));

  return async (records) => {
    mishaps.sent += 1;
    if (clock.now() < downUntil) {
      mishaps.outages += 1;
      return err(AWAY);
    }
    // Now and then a line goes down for an hour, a night or most of a week.
    if (random() < 0.01) {
      downUntil = clock.now() + (OUTAGE_HOURS[Math.floor(random() * OUTAGE_HOURS.length)] ?? 1) * HOUR_MS;
      mishaps.outages += 1;
      return err(AWAY);
    }
    if (isSlow) {
      mishaps.slow += 1;
      await minutes(1 + Math.floor(random() * 3) * 60_000);
    }
    const fate = random();
    if (fate < 0.02) {
      mishaps.duplicates += 1;
      await Promise.all([deliver(records), deliver(records)]);
    }
    const reply = await deliver(records);
    if (fate > 0.98 && earlier.length > 0) {
      mishaps.reordered += 1;
      await deliver(earlier);
    }
    earlier = records;
    if (!reply.ok) {
      if (reply.error.code === 'conflict') mishaps.conflicts += 1;
      else mishaps.turnedAway += 1;
      return reply;
    }
    if (fate > 0.5 && fate < 0.52) {
      mishaps.answersLost += 1;
      return err(AWAY);
    }
    return reply;
  };
}
