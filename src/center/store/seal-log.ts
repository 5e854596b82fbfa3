import { createHash } from 'node:crypto';

import { z } from 'zod';

import { toHex } from '#certificates/seal/bytes.ts';
import type { IssueNumber } from '#contract/ids.ts';

import type { Store } from './database.ts';

const Entry = z.object({
  at: z.int(),
  number: z.string(),
  serial: z.string(),
  hash: z.string(),
  chain: z.string(),
});

/** 発行ログ: the hash of everything that the town signed. It grows at its end only, and each entry holds the one before it. */
export interface SealLog {
  /** `serial` is hashed already, as lists of void serials name it. */
  append(number: IssueNumber, serial: string, hashes: readonly Uint8Array[], now: number): void;
  entries(): readonly { readonly hash: string; readonly at: string }[];
  /** Serials (hashed) of copies that did not reach anybody. */
  spoilt(): readonly { readonly serial: string; readonly outcome: 'notPrinted' | 'withdrawn' }[];
  /** Whether every entry still follows from the one before it. */
  isIntact(): boolean;
}

const BEGINNING = '0'.repeat(64);
const Spoilt = z.object({ serial: z.string(), outcome: z.enum(['notPrinted', 'withdrawn']) });

export function createSealLog(store: Store): SealLog {
  const last = store.prepare<[], { chain: string }>(
    'SELECT chain FROM seal_log ORDER BY sequence DESC LIMIT 1',
  );
  const insert = store.prepare(
    'INSERT INTO seal_log (at, number, serial, hash, chain) VALUES (?, ?, ?, ?, ?)',
  );
  const all = store.prepare('SELECT at, number, serial, hash, chain FROM seal_log ORDER BY sequence');
  const spoilt = store.prepare(
    `SELECT DISTINCT seal_log.serial, issues.outcome FROM seal_log JOIN issues USING (number)
     WHERE issues.outcome IN ('notPrinted', 'withdrawn')`,
  );
  const read = () => all.all().map((row) => Entry.parse(row));
  return {
    append(number, serial, hashes, now) {
      for (const hash of hashes.map(toHex)) {
        const before = last.get()?.chain ?? BEGINNING;
        insert.run(now, number, serial, hash, chained(before, { at: now, number, serial, hash }));
      }
    },
    entries: () => read().map(({ hash, at }) => ({ hash, at: new Date(at).toISOString() })),
    spoilt: () => spoilt.all().map((row) => Spoilt.parse(row)),
    isIntact() {
      let before = BEGINNING;
      return read().every((entry) => {
        const fits = chained(before, entry) === entry.chain;
        before = entry.chain;
        return fits;
      });
    },
  };
}

function chained(before: string, { at, number, serial, hash }: Omit<z.infer<typeof Entry>, 'chain'>): string {
  return createHash('sha256')
    .update(JSON.stringify([before, at, number, serial, hash]))
    .digest('hex');
}
