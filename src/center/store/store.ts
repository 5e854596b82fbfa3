import type { Engine, Sql } from './engine.ts';
import { createClerks } from './clerks.ts';
import type { Clerks } from './clerks.ts';
import { createEditions } from './editions.ts';
import type { Editions } from './editions.ts';
import { createEnrolments } from './enrolments.ts';
import type { Enrolments } from './enrolments.ts';
import { createFleet } from './fleet.ts';
import type { Fleet } from './fleet.ts';
import { createIssues } from './issues.ts';
import type { Issues } from './issues.ts';
import { readOverview } from './overview.ts';
import type { Overview } from './overview.ts';
import { createRecords } from './records.ts';
import type { Records } from './records.ts';
import { createRoster } from './roster.ts';
import type { Roster } from './roster.ts';
import { createSealLog } from './seal-log.ts';
import type { SealLog } from './seal-log.ts';
import { createSlips } from './slips.ts';
import type { Slips } from './slips.ts';
import { createTallies } from './tallies.ts';
import type { Tallies } from './tallies.ts';
import { createVisitors } from './visitors.ts';
import { createWitness } from './witness.ts';
import type { Witness } from './witness.ts';
import type { Visitors } from './visitors.ts';

/** The center's books, inside one transaction. */
export interface Books {
  /** From here to the end, nobody else acts for this name: a terminal, a slip. */
  alone(name: string): Promise<void>;
  readonly visitors: Visitors;
  readonly issues: Issues;
  readonly records: Records;
  readonly roster: Roster;
  readonly slips: Slips;
  readonly sealLog: SealLog;
  readonly fleet: Fleet;
  readonly tallies: Tallies;
  readonly clerks: Clerks;
  readonly enrolments: Enrolments;
  readonly editions: Editions;
  readonly witness: Witness;
  overview(): Promise<Overview>;
}

/** The center's store (上流システムの台帳): the same books on either engine. */
export interface Store extends Omit<Engine, 'transaction'> {
  /** All of it or nothing; `work` does nothing that cannot be done again. */
  transaction<T>(work: (books: Books) => Promise<T>): Promise<T>;
}

export function createStore(engine: Engine): Store {
  return { ...engine, transaction: (work) => engine.transaction((sql) => work(booksOf(sql))) };
}

function booksOf(sql: Sql): Books {
  return {
    alone: (name) => sql.alone(name),
    visitors: createVisitors(sql),
    issues: createIssues(sql),
    records: createRecords(sql),
    roster: createRoster(sql),
    slips: createSlips(sql),
    sealLog: createSealLog(sql),
    fleet: createFleet(sql),
    tallies: createTallies(sql),
    clerks: createClerks(sql),
    enrolments: createEnrolments(sql),
    editions: createEditions(sql),
    witness: createWitness(sql),
    overview: () => readOverview(sql),
  };
}
