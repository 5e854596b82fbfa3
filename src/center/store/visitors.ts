import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { TerminalId, VisitId } from '#contract/ids.ts';

import { first } from './engine.ts';
import type { Sql } from './engine.ts';

/** How long a challenge is good for, and how many a terminal may have open. */
export const NONCE_LIFE_MS = 60_000;
export const MAX_NONCES = 16;

/** How long an accepted person may prepare, and how many sessions a terminal may have open. */
export const SESSION_LIFE_MS = 10 * 60_000;
export const MAX_SESSIONS = 8;

interface Place {
  readonly terminal: TerminalId;
  readonly visit: VisitId;
}

/** Challenges and sessions: what stands between a card on a reader and a document. Bounded, and gone when they expire. */
export interface Visitors {
  challenge(place: Place, nonce: string, now: number): Promise<{ readonly expires: number }>;
  /** Uses a challenge up, whoever asks; true if it was this visit's and still good. */
  spend(place: Place, nonce: string, now: number): Promise<boolean>;
  admit(place: Place, token: string, resident: string, now: number): Promise<void>;
  /** The session's key in the store and its resident, if it is this visit's and still good. */
  admitted(place: Place, token: string, now: number): Promise<Admitted | undefined>;
  /** Drops what has expired, documents kept for repeats included. */
  sweep(now: number): Promise<void>;
}

export interface Admitted {
  readonly session: string;
  readonly resident: string;
}

const Held = z.object({ terminal: z.string(), visit: z.string(), expires: z.int() });
const HeldSession = Held.extend({ resident: z.string() });

export function createVisitors(sql: Sql): Visitors {
  return {
    async challenge({ terminal, visit }, nonce, now) {
      const expires = now + NONCE_LIFE_MS;
      await sql.run('INSERT INTO nonces (nonce, terminal, visit, expires) VALUES ($1, $2, $3, $4)', [
        nonce,
        terminal,
        visit,
        expires,
      ]);
      await sql.run(crowdOut('nonces'), [terminal, MAX_NONCES]);
      return { expires };
    },
    async spend(place, nonce, now) {
      const text = 'DELETE FROM nonces WHERE nonce = $1 RETURNING terminal, visit, expires';
      return isGood(await first(sql, Held, text, [nonce]), place, now);
    },
    async admit({ terminal, visit }, token, resident, now) {
      await sql.run(
        'INSERT INTO sessions (token, terminal, visit, resident, expires) VALUES ($1, $2, $3, $4, $5)',
        [keyOf(token), terminal, visit, resident, now + SESSION_LIFE_MS],
      );
      await sql.run(crowdOut('sessions'), [terminal, MAX_SESSIONS]);
    },
    async admitted(place, token, now) {
      const session = keyOf(token);
      const text = 'SELECT terminal, visit, resident, expires FROM sessions WHERE token = $1';
      const held = await first(sql, HeldSession, text, [session]);
      return held && isGood(held, place, now) ? { session, resident: held.resident } : undefined;
    },
    async sweep(now) {
      await sql.run('DELETE FROM nonces WHERE expires < $1', [now]);
      await sql.run('DELETE FROM sessions WHERE expires < $1', [now]);
    },
  };
}

function isGood(held: z.infer<typeof Held> | undefined, { terminal, visit }: Place, now: number): boolean {
  return held !== undefined && held.terminal === terminal && held.visit === visit && now <= held.expires;
}

function crowdOut(table: 'nonces' | 'sessions'): string {
  return `DELETE FROM ${table} WHERE terminal = $1 AND ordinal NOT IN
    (SELECT ordinal FROM ${table} WHERE terminal = $1 ORDER BY ordinal DESC LIMIT $2)`;
}

/** The store keeps only this of a token, so that a copy of the store opens nothing. */
function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
