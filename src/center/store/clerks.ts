import { createHash } from 'node:crypto';

import { z } from 'zod';

import { first } from './engine.ts';
import type { Sql } from './engine.ts';

const Tries = z.object({ failures: z.int(), at: z.int() });
const Session = z.object({ staff: z.string(), expires: z.int() });

/** City staff (職員) at the center's pages: wrong codes in a row, and who is signed in. Both outlive a restart. */
export interface Clerks {
  tries(staff: string): Promise<z.infer<typeof Tries>>;
  failed(staff: string, now: number): Promise<void>;
  entered(staff: string): Promise<void>;
  admit(token: string, staff: string, expires: number): Promise<void>;
  /** Whose session this is, if it is still good. */
  signedIn(token: string, now: number): Promise<string | undefined>;
  leave(token: string): Promise<void>;
  sweep(now: number): Promise<void>;
}

export function createClerks(sql: Sql): Clerks {
  return {
    async tries(staff) {
      const found = await first(sql, Tries, 'SELECT failures, at FROM clerks WHERE staff = $1', [staff]);
      return found ?? { failures: 0, at: 0 };
    },
    async failed(staff, now) {
      await sql.run(
        `INSERT INTO clerks (staff, failures, at) VALUES ($1, 1, $2)
         ON CONFLICT (staff) DO UPDATE SET failures = clerks.failures + 1, at = excluded.at`,
        [staff, now],
      );
    },
    async entered(staff) {
      await sql.run('DELETE FROM clerks WHERE staff = $1', [staff]);
    },
    async admit(token, staff, expires) {
      await sql.run('INSERT INTO clerk_sessions (token, staff, expires) VALUES ($1, $2, $3)', [
        keyOf(token),
        staff,
        expires,
      ]);
    },
    async signedIn(token, now) {
      const text = 'SELECT staff, expires FROM clerk_sessions WHERE token = $1';
      const found = await first(sql, Session, text, [keyOf(token)]);
      return found && now <= found.expires ? found.staff : undefined;
    },
    async leave(token) {
      await sql.run('DELETE FROM clerk_sessions WHERE token = $1', [keyOf(token)]);
    },
    async sweep(now) {
      await sql.run('DELETE FROM clerk_sessions WHERE expires < $1', [now]);
    },
  };
}

/** The store keeps only this of a token, so that a copy of the store opens nothing. */
function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
