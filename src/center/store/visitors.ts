import { createHash } from 'node:crypto';

import type { TerminalId, VisitId } from '#contract/ids.ts';

import type { Store } from './database.ts';

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
  challenge(place: Place, nonce: string, now: number): { readonly expires: number };
  /** Uses a challenge up, whoever asks; true if it was this visit's and still good. */
  spend(place: Place, nonce: string, now: number): boolean;
  admit(place: Place, token: string, resident: string, now: number): void;
  /** The session's key in the store and its resident, if it is this visit's and still good. */
  admitted(place: Place, token: string, now: number): Admitted | undefined;
  /** Drops what has expired, documents kept for repeats included. */
  sweep(now: number): void;
}

export interface Admitted {
  readonly session: string;
  readonly resident: string;
}

interface Held extends Place {
  readonly expires: number;
}

export function createVisitors(store: Store): Visitors {
  const forget = {
    nonces: store.prepare<[number]>('DELETE FROM nonces WHERE expires < ?'),
    sessions: store.prepare<[number]>('DELETE FROM sessions WHERE expires < ?'),
  };
  const crowdOut = {
    nonces: store.prepare<[string, string, number]>(oldest('nonces')),
    sessions: store.prepare<[string, string, number]>(oldest('sessions')),
  };
  const addNonce = store.prepare('INSERT INTO nonces (nonce, terminal, visit, expires) VALUES (?, ?, ?, ?)');
  const takeNonce = store.prepare<[string], Held>(
    'DELETE FROM nonces WHERE nonce = ? RETURNING terminal, visit, expires',
  );
  const addSession = store.prepare(
    'INSERT INTO sessions (token, terminal, visit, resident, expires) VALUES (?, ?, ?, ?, ?)',
  );
  const findSession = store.prepare<[string], Held & { resident: string }>(
    'SELECT terminal, visit, resident, expires FROM sessions WHERE token = ?',
  );
  return {
    challenge: store.transaction((place: Place, nonce: string, now: number) => {
      const expires = now + NONCE_LIFE_MS;
      addNonce.run(nonce, place.terminal, place.visit, expires);
      crowdOut.nonces.run(place.terminal, place.terminal, MAX_NONCES);
      return { expires };
    }),
    spend: (place, nonce, now) => isGood(takeNonce.get(nonce), place, now),
    admit: store.transaction((place: Place, token: string, resident: string, now: number) => {
      addSession.run(keyOf(token), place.terminal, place.visit, resident, now + SESSION_LIFE_MS);
      crowdOut.sessions.run(place.terminal, place.terminal, MAX_SESSIONS);
    }),
    admitted(place, token, now) {
      const session = keyOf(token);
      const held = findSession.get(session);
      return held && isGood(held, place, now) ? { session, resident: held.resident } : undefined;
    },
    sweep(now) {
      forget.nonces.run(now);
      forget.sessions.run(now);
      store.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}

function isGood(held: Held | undefined, { terminal, visit }: Place, now: number): boolean {
  return held !== undefined && held.terminal === terminal && held.visit === visit && now <= held.expires;
}

function oldest(table: string): string {
  return `DELETE FROM ${table} WHERE terminal = ? AND rowid NOT IN
    (SELECT rowid FROM ${table} WHERE terminal = ? ORDER BY rowid DESC LIMIT ?)`;
}

/** The store keeps only this of a token, so that a copy of the store opens nothing. */
function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
