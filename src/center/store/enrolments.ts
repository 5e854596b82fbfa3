import { createHash } from 'node:crypto';

import { z } from 'zod';

import { TerminalId } from '#contract/ids.ts';

import { all, first } from './engine.ts';
import type { Sql } from './engine.ts';

const Invited = z.object({ terminal: z.string(), expires: z.int() });
const Holder = z.object({
  terminal: TerminalId,
  issued: z.int(),
  expires: z.int(),
  revoked: z.int().nullable(),
  used: z.int().nullable(),
});
const Certificate = z.object({
  serial: z.string(),
  terminal: z.string(),
  issued: z.int(),
  expires: z.int(),
  revoked: z.int().nullable(),
  /** When it was first shown; null before that. */
  used: z.int().nullable(),
});
export type Certificate = z.infer<typeof Certificate>;

/** Which terminals may be enrolled (端末の登録), and whose certificates count. */
export interface Enrolments {
  /** A code that was given out; the store keeps only its hash. */
  invite(terminal: TerminalId, code: string, expires: number): Promise<void>;
  /** Uses a code up; true if it was this terminal's and still good. */
  spend(terminal: TerminalId, code: string, now: number): Promise<boolean>;
  /** Keeps a certificate. Those that the terminal had before go on to count: nobody knows yet whether it has this one safely. */
  keep(terminal: TerminalId, serial: string, now: number, expires: number): Promise<void>;
  /**
   * Whose certificate this is, if it was issued here, has not run out and is not revoked. Whoever shows it has it: the first time, the
   * ones before it are revoked.
   */
  holderOf(serial: string, now: number): Promise<TerminalId | undefined>;
  /** Revokes what a terminal has (失効), a code that was not used yet with it; answers how many certificates that were. */
  revoke(terminal: TerminalId, now: number): Promise<number>;
  certificates(): Promise<readonly Certificate[]>;
}

export function createEnrolments(sql: Sql): Enrolments {
  const revoke = (terminal: TerminalId, now: number) =>
    sql.run('UPDATE terminal_certificates SET revoked = $1 WHERE terminal = $2 AND revoked IS NULL', [
      now,
      terminal,
    ]);
  /** A code counts until the next one is given, and no longer than the terminal is trusted. */
  const forget = (terminal: TerminalId) => sql.run('DELETE FROM enrolments WHERE terminal = $1', [terminal]);
  return {
    async invite(terminal, code, expires) {
      await forget(terminal);
      await sql.run('INSERT INTO enrolments (code, terminal, expires) VALUES ($1, $2, $3)', [
        hashOf(code),
        terminal,
        expires,
      ]);
    },
    async spend(terminal, code, now) {
      const text = 'DELETE FROM enrolments WHERE code = $1 RETURNING terminal, expires';
      const found = await first(sql, Invited, text, [hashOf(code)]);
      return found !== undefined && found.terminal === terminal && now <= found.expires;
    },
    async keep(terminal, serial, now, expires) {
      await sql.run(
        'INSERT INTO terminal_certificates (serial, terminal, issued, expires) VALUES ($1, $2, $3, $4)',
        [serial, terminal, now, expires],
      );
    },
    async holderOf(serial, now) {
      const text =
        'SELECT terminal, issued, expires, revoked, used FROM terminal_certificates WHERE serial = $1';
      const found = await first(sql, Holder, text, [serial]);
      if (!found || found.revoked !== null || now > found.expires) return undefined;
      const { terminal, issued, used } = found;
      if (used === null) {
        await sql.run('UPDATE terminal_certificates SET used = $1 WHERE serial = $2', [now, serial]);
        await sql.run(
          `UPDATE terminal_certificates SET revoked = $1
           WHERE terminal = $2 AND serial <> $3 AND issued <= $4 AND revoked IS NULL`,
          [now, terminal, serial, issued],
        );
      }
      return terminal;
    },
    async revoke(terminal, now) {
      await forget(terminal);
      return revoke(terminal, now);
    },
    certificates: () =>
      all(
        sql,
        Certificate,
        'SELECT serial, terminal, issued, expires, revoked, used FROM terminal_certificates ORDER BY terminal, issued',
      ),
  };
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
