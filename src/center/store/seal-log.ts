import { createHash } from 'node:crypto';

import { z } from 'zod';

import { toHex } from '#certificates/seal/bytes.ts';
import type { IssueNumber } from '#contract/ids.ts';

import { all, first } from './engine.ts';
import type { Sql } from './engine.ts';

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
  append(number: IssueNumber, serial: string, hashes: readonly Uint8Array[], now: number): Promise<void>;
  entries(): Promise<readonly { readonly hash: string; readonly at: string }[]>;
  /** Serials (hashed) of copies that did not reach anybody. */
  spoilt(): Promise<readonly z.infer<typeof Spoilt>[]>;
  /** Whether every entry still follows from the one before it. */
  isIntact(): Promise<boolean>;
}

const BEGINNING = '0'.repeat(64);
const Chain = Entry.pick({ chain: true });
const Spoilt = z.object({ serial: z.string(), outcome: z.enum(['notPrinted', 'withdrawn']) });

export function createSealLog(sql: Sql): SealLog {
  const read = () =>
    all(sql, Entry, 'SELECT at, number, serial, hash, chain FROM seal_log ORDER BY sequence');
  return {
    async append(number, serial, hashes, now) {
      await sql.alone('seal log');
      for (const hash of hashes.map(toHex)) {
        const last = await first(sql, Chain, 'SELECT chain FROM seal_log ORDER BY sequence DESC LIMIT 1');
        const chain = chained(last?.chain ?? BEGINNING, { at: now, number, serial, hash });
        await sql.run('INSERT INTO seal_log (at, number, serial, hash, chain) VALUES ($1, $2, $3, $4, $5)', [
          now,
          number,
          serial,
          hash,
          chain,
        ]);
      }
    },
    async entries() {
      return (await read()).map(({ hash, at }) => ({ hash, at: new Date(at).toISOString() }));
    },
    spoilt: () =>
      all(
        sql,
        Spoilt,
        `SELECT DISTINCT seal_log.serial, issues.outcome FROM seal_log JOIN issues USING (number)
         WHERE issues.outcome IN ('notPrinted', 'withdrawn')`,
      ),
    async isIntact() {
      let before = BEGINNING;
      return (await read()).every((entry) => {
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
