import { CHAIN_START } from '#contract/audit-chain.ts';
import type { TerminalId } from '#contract/ids.ts';

import type { Store } from './database.ts';

/** The terminals that the center knows, and the certificates that it no longer honours. */
export interface Roster {
  enrol(terminal: TerminalId): void;
  saw(terminal: TerminalId, now: number): void;
  /** Replaces the revocation list (失効情報) by a newer one. */
  replaceRevocations(commonNames: readonly string[]): void;
  isRevoked(commonName: string): boolean;
}

export function createRoster(store: Store): Roster {
  const enrol = store.prepare('INSERT INTO terminals (id, head) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const saw = store.prepare('UPDATE terminals SET seen = ? WHERE id = ?');
  const clear = store.prepare('DELETE FROM revocations');
  const revoke = store.prepare('INSERT INTO revocations (common_name) VALUES (?) ON CONFLICT DO NOTHING');
  const revoked = store.prepare<[string]>('SELECT 1 FROM revocations WHERE common_name = ?');
  return {
    enrol(terminal) {
      enrol.run(terminal, CHAIN_START);
    },
    saw(terminal, now) {
      saw.run(now, terminal);
    },
    replaceRevocations: store.transaction((commonNames: readonly string[]) => {
      clear.run();
      for (const commonName of commonNames) revoke.run(commonName);
    }),
    isRevoked: (commonName) => revoked.get(commonName) !== undefined,
  };
}
