import { z } from 'zod';

import { CHAIN_START } from '#contract/audit-chain.ts';
import type { TerminalId } from '#contract/ids.ts';

import { first } from './engine.ts';
import type { Sql } from './engine.ts';

/** The terminals that the center knows, and the certificates that it no longer honours. */
export interface Roster {
  enrol(terminal: TerminalId): Promise<void>;
  /** It called; to the second, since a call that writes nothing costs the disk nothing. */
  saw(terminal: TerminalId, now: number): Promise<void>;
  /** Replaces the revocation list (失効情報) by a newer one. */
  replaceRevocations(commonNames: readonly string[]): Promise<void>;
  isRevoked(commonName: string): Promise<boolean>;
}

const Revoked = z.object({ common_name: z.string() });

export function createRoster(sql: Sql): Roster {
  return {
    async enrol(terminal) {
      await sql.run('INSERT INTO terminals (id, head) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        terminal,
        CHAIN_START,
      ]);
    },
    async saw(terminal, now) {
      const text = 'UPDATE terminals SET seen = $1 WHERE id = $2 AND (seen IS NULL OR seen < $3)';
      await sql.run(text, [now, terminal, now - 1000]);
    },
    async replaceRevocations(commonNames) {
      await sql.alone('revocations');
      await sql.run('DELETE FROM revocations');
      const once = [...new Set(commonNames)];
      await sql.insert(
        'revocations',
        ['common_name'],
        once.map((name) => [name]),
      );
    },
    async isRevoked(commonName) {
      const text = 'SELECT common_name FROM revocations WHERE common_name = $1';
      return (await first(sql, Revoked, text, [commonName])) !== undefined;
    },
  };
}
