import type { Database } from 'better-sqlite3';
import { z } from 'zod';

import type { Clock } from '#contract/clock.ts';
import type { EventSink } from '#contract/events.ts';
import { TerminalId } from '#contract/ids.ts';
import type { Ids } from '#contract/ids.ts';
import { yen } from '#contract/yen.ts';

import { createAuditChain } from './audit/audit-chain.ts';
import { createCheckpoints } from './audit/checkpoints.ts';
import { createExport } from './audit/export.ts';
import { createCashier } from './cashier/cashier.ts';
import { createGiveUp } from './cashier/give-up.ts';
import { createOwedRows } from './cashier/owed-items.ts';
import { createCommit } from './commit.ts';
import { openDatabase } from './database/open-database.ts';
import { query } from './database/query.ts';
import { DatabaseRefusal } from './database/refusal.ts';
import { LedgerDefect } from './defect.ts';
import type { Ledger } from './ledger.ts';
import { createDoubts } from './money/doubts.ts';
import { createEntries } from './money/entries.ts';
import { moveFloat } from './money/float.ts';
import { createObservations } from './money/observations.ts';
import { createGivenTo, createOwe } from './money/owed.ts';
import { createCashbox } from './money/cashbox.ts';
import { createExchanges } from './money/exchanges.ts';
import { createPayouts } from './money/payouts.ts';
import { createTrust } from './money/trust.ts';
import { createRelayPayments } from './money/relay-payments.ts';
import { createRoutes } from './money/routes.ts';
import { createForgotten } from './paper/forgotten.ts';
import { createIssueRows } from './paper/issue-rows.ts';
import { createIssues } from './paper/issues.ts';
import { paperJournal } from './paper/paper-journal.ts';
import { createPrints } from './paper/prints.ts';
import { createSlips } from './paper/slips.ts';
import type { Parts } from './parts.ts';
import { createMeter, pressureOf } from './pressure.ts';
import { createReports } from './report/period-report.ts';
import { createOutbox } from './sync/outbox.ts';
import { createStaffTries } from './staff-tries.ts';
import { createVisits } from './visits.ts';

export interface LedgerOptions {
  readonly path: string;
  readonly terminal: TerminalId;
  /** Bytes that the ledger may grow to. */
  readonly budget: number;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Hears of the events that the ledger records of its own doing, once they are durable: the local log. */
  readonly told?: EventSink;
}

/** Opens the ledger of this terminal. Throws `DatabaseRefusal` when its file is not to be used. */
export function openLedger(options: LedgerOptions): Ledger {
  const db = openDatabase(options.path);
  try {
    claim(db, options.terminal);
    return compose(db, options);
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A file belongs to one terminal for good, because its audit chain does. */
function claim(db: Database, terminal: TerminalId): void {
  const owner = query(db, 'SELECT id FROM terminal', z.object({ id: TerminalId })).first();
  if (owner === undefined) db.prepare('INSERT INTO terminal (id) VALUES (?)').run(terminal);
  else if (owner.id !== terminal) {
    throw new DatabaseRefusal(
      'otherTerminal',
      `the ledger belongs to ${owner.id}, this terminal is ${terminal}`,
    );
  }
}

function compose(db: Database, { terminal, budget, clock, ids, told }: LedgerOptions): Ledger {
  const now = () => Math.trunc(clock.now());
  const chain = createAuditChain(db, terminal, now);
  const commit = createCommit(db, chain, told);
  const entries = createEntries(db, now);
  const doubts = createDoubts(db, ids, now);
  const parts: Parts = { db, commit, entries, doubts, ids, now };
  const owe = createOwe(parts);
  const owed = createOwedRows(db, now);
  const giveUp = createGiveUp(entries, owed);
  const copies = createIssueRows(db);
  const trust = createTrust(parts);
  const payouts = createPayouts(parts, trust);
  const relay = createRelayPayments(parts);
  const slips = createSlips(parts);
  const checkpoints = createCheckpoints(db, terminal, now);
  const usedBytes = createMeter(db);

  return {
    visits: createVisits(parts),
    cash: {
      ...createObservations(parts),
      ...payouts,
      ...createRoutes(parts),
      ...createExchanges(parts, trust),
      ...createCashbox(parts),
      coinsIn: trust.coinsIn,
      trustIn: trust.trustIn,
    },
    prints: paperJournal(createPrints(parts, copies), slips),
    slipPrints: slips.journalOf('slips'),
    slips,
    staffTries: createStaffTries(parts),
    forgotten: createForgotten(parts),
    issues: createIssues(parts, copies, giveUp),
    relay,
    audit: {
      raise: (event) => db.transaction(() => chain.append(event)).immediate(),
      verifyChain: () => chain.verify(),
      of: (id) => chain.of(id),
      exported: createExport(db, terminal, checkpoints),
    },
    checkpoints,
    outbox: createOutbox(db),
    balanceOf: (visit) => entries.heldFor(visit),
    payableTo(visit) {
      const withheld = copies.withheldFor(visit) + relay.withheldFor(visit);
      return yen(Math.max(0, payouts.freeFor(visit) - withheld));
    },
    owe: (visit, amount, reason) => commit((record) => owe(record, visit, amount, reason)),
    givenTo: createGivenTo(parts),
    loadFloat(coin, coins) {
      if (!Number.isInteger(coins) || coins < 1) throw new LedgerDefect('a float is at least one coin');
      commit((record) => moveFloat(entries, record, { coin, coins, way: 'in', by: null }));
    },
    cashier: createCashier(parts, { owed, owe, giveUp }),
    report: createReports(db, terminal),
    balance: (account) => entries.balance(account),
    openDoubts: () => doubts.open(),
    pressure: () => pressureOf(usedBytes(), budget),
    close: () => {
      db.close();
    },
  };
}
