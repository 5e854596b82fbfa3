import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { integer, sample } from 'fast-check';
import { expect, test } from 'vitest';

import { ACCOUNTS } from './money/accounts.ts';
import { reconcile } from './reconcile.ts';
import { countedIds, temporaryFolder, testLedger } from './testing/test-ledger.ts';

const WORKER = fileURLToPath(new URL('./testing/worker.ts', import.meta.url));
const KILLS = 20;
const FURTHEST = 30;

/** Runs visits in another process, kills it once it has told of so many commits, and answers the last it told of. */
async function runUntilKilled(database: string, commits: number): Promise<number> {
  const worker = spawn(process.execPath, [WORKER, database, '1000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => {
    worker.once('exit', (_, signal) => {
      resolve(signal);
    });
  });
  let told = 0;
  let last = 0;
  for await (const line of createInterface({ input: worker.stdout })) {
    last = Number(line);
    told += 1;
    if (told === commits) worker.kill('SIGKILL');
  }
  expect(await gone).toBe('SIGKILL');
  return last;
}

test(
  'a process killed at any moment leaves whole books and a whole chain',
  { timeout: 120_000 },
  async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'ledger.db');
    const moments = sample(integer({ min: 1, max: FURTHEST }), KILLS);
    for (const commits of moments) {
      const told = await runUntilKilled(path, commits);
      using opened = testLedger({ path, ids: countedIds(`after${told}`) });
      const { ledger } = opened;

      const chain = ledger.audit.verifyChain();
      expect(chain).toMatchObject({ intact: true });
      expect(ledger.outbox.head).toBeGreaterThanOrEqual(told);
      expect(ACCOUNTS.reduce((sum, account) => sum + ledger.balance(account), 0)).toBe(0);

      for (const { id } of ledger.cash.openPayouts()) {
        ledger.cash.settlePayout(id, { status: 'unknown', min: 0, max: 1, cause: 'killed' });
      }
      for (const { id } of ledger.prints.openPrints()) ledger.prints.settlePrint(id, 'unknown', 'killed');
      for (const { visit, open, balance } of reconcile(ledger).visits) {
        if (balance > 0) ledger.owe(visit, balance, 'killed');
        if (open) ledger.visits.end(visit, 'killed');
      }
      expect(reconcile(ledger).visits).toEqual([]);
    }
  },
);
