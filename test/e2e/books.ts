import Sqlite from 'better-sqlite3';
import { z } from 'zod';

const Balance = z.object({ account: z.string(), yen: z.int() });
const Owed = z.object({ number: z.string(), visit: z.string().nullable(), yen: z.int(), reason: z.string() });
const Doubt = z.object({ direction: z.enum(['in', 'out']), min: z.int(), max: z.int(), cause: z.string() });
const Issue = z.object({
  issue: z.string(),
  visit: z.string(),
  number: z.string(),
  fee: z.int(),
  /** Of paper, as handed to the printer; null for a copy that never was. */
  sheets: z.int().nullable(),
  /** 処分情報; null where no staff had to look. */
  disposal: z.enum(['destroyed', 'handedOver', 'notFound']).nullable(),
  state: z.enum(['prepared', 'printed', 'notPrinted', 'inDoubt', 'withdrawn']),
});
const Visit = z.object({ visit: z.string(), how: z.string().nullable() });
const Clearance = z.object({ visit: z.string().nullable(), sheets: z.int(), disposal: z.string() });
const Slip = z.object({ slip: z.string() });
const Count = z.int();

/** The ledger as an auditor finds it. */
export interface Books {
  /** Yen by account, as the ledger's own words have it. */
  balance(account: string): number;
  readonly unbalancedEntries: number;
  /** Yen held for nobody known. */
  readonly unattached: number;
  readonly owed: readonly z.infer<typeof Owed>[];
  /** Yen of what was owed and is so no longer: paid at the counter, or earned after all. */
  readonly settled: number;
  /** Yen of fees for papers of the counter that the center has confirmed. */
  readonly relayed: number;
  readonly doubts: readonly z.infer<typeof Doubt>[];
  readonly issues: readonly z.infer<typeof Issue>[];
  /** Receipts and owed slips, by the name of their paper. */
  readonly slips: readonly string[];
  /** 取り忘れ物の処理, oldest first. */
  readonly clearances: readonly z.infer<typeof Clearance>[];
  /** Every visit, oldest first; `how` is null while it is open. */
  readonly visits: readonly z.infer<typeof Visit>[];
  /** Payouts, routes and prints without an outcome. */
  readonly openIntents: number;
  /** The audit chain's last record. */
  readonly head: number;
}

/** Reads the ledger by a second connection that cannot write, in one moment of the books. */
export function readBooks(file: string): Books {
  const db = new Sqlite(file, { readonly: true });
  try {
    return db.transaction(() => read(db))();
  } finally {
    db.close();
  }
}

function read(db: Sqlite.Database): Books {
  const all = <T>(row: z.ZodType<T>, sql: string): T[] =>
    db
      .prepare(sql)
      .all()
      .map((found) => row.parse(found));
  const one = (sql: string): number => Count.parse(db.prepare(sql).pluck().get());
  const balances = all(Balance, 'SELECT account, sum(yen) AS yen FROM lines GROUP BY account');
  return {
    balance: (account) => balances.find((found) => found.account === account)?.yen ?? 0,
    unbalancedEntries: one(
      'SELECT count(*) FROM (SELECT entry FROM lines GROUP BY entry HAVING sum(yen) <> 0)',
    ),
    unattached: one(`SELECT coalesce(-sum(yen), 0) FROM lines WHERE account = 'customer' AND visit IS NULL`),
    owed: all(Owed, 'SELECT number, visit, yen, reason FROM owed ORDER BY at'),
    settled: one('SELECT coalesce(sum(yen), 0) FROM owed_settlements'),
    relayed: one(`SELECT coalesce(sum(fee), 0) FROM relay_payments WHERE outcome = 'done'`),
    doubts: all(Doubt, 'SELECT direction, min, max, cause FROM doubts WHERE resolved_at IS NULL'),
    issues: all(
      Issue,
      `SELECT issue, issues.visit, issue_number AS number, fee, prints.sheets, disposal, state
       FROM issues LEFT JOIN prints USING (issue) LEFT JOIN recoveries USING (issue) ORDER BY issues.rowid`,
    ),
    slips: all(Slip, 'SELECT slip FROM slips ORDER BY rowid').map(({ slip }) => slip),
    clearances: all(Clearance, 'SELECT visit, sheets, disposal FROM clearances ORDER BY clearance'),
    visits: all(Visit, 'SELECT visit, how FROM visits ORDER BY rowid'),
    openIntents: one(`SELECT (SELECT count(*) FROM payouts WHERE status IS NULL)
      + (SELECT count(*) FROM routes WHERE status IS NULL)
      + (SELECT count(*) FROM prints WHERE verdict IS NULL)`),
    head: one('SELECT coalesce(max(sequence), 0) FROM audit'),
  };
}
