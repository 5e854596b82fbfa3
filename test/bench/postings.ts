import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

import Sqlite from 'better-sqlite3';

import { machineClock as clock } from '#contract/clock.ts';
import { TerminalId, VisitId } from '#contract/ids.ts';
import { applyPragmas } from '#ledger/database/pragmas.ts';
import { openLedger } from '#ledger/open-ledger.ts';

import { type Chapter, figure } from './figure.ts';
import { quantile } from './stats.ts';

const ROUNDS = 20;
const EACH = 50;
/** A posting may take this many times as long as a bare row: 0.7 of its rate. */
const MOST = 1 / 0.7;

/**
 * A coin in the books (entry, two lines, observation, audit record, outbox row; one transaction) beside one bare row in a
 * table of its own, both on the same disk, in turn, each synced before the next.
 */
export function measurePostings(): Chapter {
  // Beside the checkout and not in /tmp, which may be memory.
  const folder = mkdtempSync(join(process.cwd(), '.mado-bench-'));
  const ledger = openLedger({
    path: join(folder, 'ledger.sqlite'),
    terminal: TerminalId.parse('bench'),
    budget: 1_000_000_000,
    clock,
    ids: { next: () => crypto.randomUUID() },
  });
  const bare = new Sqlite(join(folder, 'bare.sqlite'));
  try {
    applyPragmas(bare);
    bare.exec('CREATE TABLE coins (yen INTEGER NOT NULL)');
    const insert = bare.prepare('INSERT INTO coins (yen) VALUES (100)');
    const visit = VisitId.parse('bench');
    ledger.visits.begin(visit, 'ja');
    let counter = 0;
    const post = (): void => {
      counter += 1;
      const mark = { epoch: 0, counter };
      const credits = [{ denomination: 100, unit: 'hopper:100' }] as const;
      ledger.cash.observe({ device: 'coin', mark, visit, credits, doubts: [] });
    };
    const row = (): void => void insert.run();
    timed(post);
    timed(row);
    const turns = Array.from({ length: ROUNDS }, () => ({ posting: timed(post), bare: timed(row) }));
    const posting = half(turns.map((turn) => turn.posting));
    const alone = half(turns.map((turn) => turn.bare));
    const times = half(turns.map((turn) => turn.posting / turn.bare));
    return {
      title: `The ledger: ${ROUNDS * EACH} coins posted, each synced to the disk`,
      figures: [
        figure('one posting', 'ms', { median: posting, bare: alone }),
        figure(
          'times as long as a bare row (0.7 of its rate is 1.43)',
          '',
          { times: times },
          { goal: { times: MOST }, against: ['a bare row', times] },
        ),
      ],
    };
  } finally {
    ledger.close();
    bare.close();
    rmSync(folder, { recursive: true });
  }
}

/** ms for one of them. */
function timed(work: () => void): number {
  const from = performance.now();
  for (let turn = 0; turn < EACH; turn += 1) work();
  return (performance.now() - from) / EACH;
}

function half(values: readonly number[]): number {
  return quantile(values, 0.5);
}
