import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

import { machineClock } from '#contract/clock.ts';
import { startSync } from '#ledger/sync.ts';
import { SYNC_LIMITS } from '#ledger/sync.ts';

import { startPostgres } from '../../test/peers/postgres.ts';
import { quantile } from '../../test/bench/stats.ts';
import { startCenters } from '../../test/support/centers.ts';
import { check } from './check.ts';
import type { Verdict } from './check.ts';
import { lineOf } from './line.ts';
import type { Mishaps } from './line.ts';
import { seeded } from './seeded.ts';
import { fleetTerminal } from './terminal.ts';
import { FleetTime } from './time.ts';

export interface FleetOptions {
  readonly terminals: number;
  readonly days: number;
  /** Events of one terminal in a day. */
  readonly events: number;
  readonly centers: number;
  readonly seed: number;
  readonly told?: (day: number) => void;
}

export interface FleetReport extends Verdict {
  readonly seconds: number;
  readonly eventsPerSecond: number;
  /** Simulated minutes from an event to its confirmation, of the oldest in each batch. */
  readonly lagMinutes: { readonly p50: number; readonly p99: number; readonly max: number };
  readonly mishaps: Mishaps;
}

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;
/** Days after the last event until every line must have come back: longer than the longest outage and the longest back-off. */
const AFTERMATH_DAYS = 30;
const REQUESTS_AT_ONCE = 48;
/** How often an empty outbox is looked at: six hours instead of two seconds, so that a month fits into minutes. It is a part of every lag. */
const LOOK_MS = 6 * 60 * MINUTE_MS;

/**
 * A fleet's month: the terminals' own sync client on simulated time, over lines with every mishap, to real centers on one
 * PostgreSQL. The clock goes on only when every request under way has been answered.
 */
export async function simulate(options: FleetOptions): Promise<FleetReport> {
  const { days, events, seed } = options;
  const server = await startPostgres({ durable: true, parent: '/var/tmp' });
  const database = await server.fresh();
  const centers = await startCenters({ database, centers: options.centers, terminals: options.terminals });
  try {
    const from = Date.parse('2026-11-01T00:00:00+09:00');
    const time = new FleetTime(from);
    const flow = turnstile(REQUESTS_AT_ONCE);
    const mishaps: Mishaps = {
      sent: 0,
      outages: 0,
      answersLost: 0,
      duplicates: 0,
      reordered: 0,
      slow: 0,
      conflicts: 0,
      turnedAway: 0,
    };
    const terminals = centers.terminals.map((id) =>
      fleetTerminal(id, { from, days, events, now: () => time.now() }),
    );
    const syncs = terminals.map(({ id, outbox }, at) => {
      const random = seeded(seed * 1_000_003 + at);
      const send = lineOf({
        terminal: id,
        urls: centers.urls,
        secret: centers.secretOf(id),
        clock: time,
        real: machineClock,
        random,
        mishaps,
        turn: flow.turn,
      });
      const limits = { ...SYNC_LIMITS, idleMs: LOOK_MS };
      return startSync({ outbox, send, clock: time, random, listener: () => undefined, limits });
    });
    const begun = performance.now();
    await flow.quiet();
    const isOver = () =>
      time.now() >= from + days * DAY_MS &&
      (terminals.every(({ outbox }) => outbox.size === 0) ||
        time.now() >= from + (days + AFTERMATH_DAYS) * DAY_MS);
    for (let day = -1; !isOver();) {
      if (time.next()) await flow.quiet();
      const today = Math.floor((time.now() - from) / DAY_MS);
      if (today !== day) options.told?.((day = today));
    }
    const seconds = (performance.now() - begun) / 1000;
    const stopping = syncs.map((sync) => sync.stop());
    while (time.next()) await flow.quiet();
    await Promise.all(stopping);
    const verdict = await check(database, terminals);
    const lags = terminals.flatMap((terminal) => terminal.lags.map((ms) => ms / MINUTE_MS));
    return {
      ...verdict,
      seconds,
      eventsPerSecond: verdict.kept / seconds,
      lagMinutes: { p50: quantile(lags, 0.5), p99: quantile(lags, 0.99), max: quantile(lags, 1) },
      mishaps,
    };
  } finally {
    await centers.stop();
    await server.stop();
  }
}

/** Lets so many through at once, and tells when nobody is inside or waiting. */
function turnstile(most: number): { readonly turn: () => Promise<() => void>; quiet(): Promise<void> } {
  let inside = 0;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    inside -= 1;
    waiting.shift()?.();
  };
  return {
    async turn() {
      if (inside >= most) await new Promise<void>((resolve) => void waiting.push(resolve));
      inside += 1;
      return leave;
    },
    async quiet() {
      // Whoever was woken comes to the turnstile within a turn of the event loop, and may come again after an answer.
      const isQuiet = () => inside === 0 && waiting.length === 0;
      do await turnOfTheLoop();
      while (!isQuiet());
    },
  };
}
