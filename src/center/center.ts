import type { RequestListener } from 'node:http';

import type { Clock } from '#contract/clock.ts';
import type { Town } from '#contract/town.ts';

import type { Desk, Random } from './calls/desk.ts';
import { issueNumber } from './calls/document.ts';
import type { Trust } from './card-check.ts';
import { createHandler, kindOf } from './http/handler.ts';
import type { LogLine } from './http/handler.ts';
import { overviewPage } from './http/page.ts';
import { createRoutes } from './http/routes.ts';
import { DEADLINES, closeServer, createHttpServer, listen } from './http/server.ts';
import type { Deadlines } from './http/server.ts';
import { createGuard } from './http/terminals.ts';
import type { Enrolled } from './http/terminals.ts';
import type { CenterKeys } from './keys.ts';
import type { SampleSlip } from './register/relay-slips.ts';
import type { Register } from './register/register.ts';
import type { Sealer } from './seal/sealer.ts';
import { handOut, handOutAnother } from './sample-slips.ts';
import { openDatabase } from './store/database.ts';
import { MAX_NUMBER, createIssues } from './store/issues.ts';
import { createOverview } from './store/overview.ts';
import { createRecords } from './store/records.ts';
import { createRoster } from './store/roster.ts';
import { createSealLog } from './store/seal-log.ts';
import { createSlips } from './store/slips.ts';
import { createVisitors } from './store/visitors.ts';

export interface CenterParts {
  /** Path of the database file. */
  readonly database: string;
  readonly register: Register;
  readonly town: Town;
  readonly terminals: readonly Enrolled[];
  readonly keys: CenterKeys;
  readonly trust: Trust;
  /** Absent where nothing is sealed. */
  readonly sealer?: Sealer | undefined;
  /** Slips to try relay payments with; none in a city. */
  readonly sampleSlips?: readonly SampleSlip[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: (line: LogLine) => void;
  readonly deadlines?: Deadlines;
  readonly maxConcurrent?: number;
}

/** The reference center (上流システム): who may get what, numbers, signed documents, and the audit records that arrive. */
export interface Center {
  readonly handle: RequestListener;
  /** Starts to serve; port 0 takes any free one. Resolves with the address. */
  listen(host: string, port: number): Promise<string>;
  close(): Promise<void>;
}

const MAX_CONCURRENT = 32;
const SWEEP_MS = 60_000;

/** Opens the database and gets everything ready to serve; parts that do not fit together throw. */
export function createCenter(parts: CenterParts): Center {
  // Names too long for an issue number show now, not at the first visit.
  for (const { id } of parts.terminals) issueNumber(parts.town, id, '2000-01-01', MAX_NUMBER);
  const store = openDatabase(parts.database);
  const desk: Desk = {
    ...parts,
    store,
    visitors: createVisitors(store),
    issues: createIssues(store),
    records: createRecords(store),
    roster: createRoster(store),
    slips: createSlips(store),
    sealLog: createSealLog(store),
  };
  for (const { id } of parts.terminals) desk.roster.enrol(id);
  desk.roster.replaceRevocations(parts.register.revoked);

  const samples = parts.sampleSlips ?? [];
  handOut(desk, samples);
  const overview = createOverview(store);
  const handle = createHandler({
    routes: createRoutes(desk),
    terminalOf: createGuard(parts.terminals),
    saw: (terminal) => {
      desk.roster.saw(terminal, parts.clock.now());
    },
    page: () => overviewPage(overview(), samples),
    handOut: (like) => handOutAnother(desk, samples, like),
    log: parts.log,
    maxConcurrent: parts.maxConcurrent ?? MAX_CONCURRENT,
  });
  const server = createHttpServer(handle, parts.deadlines ?? DEADLINES);
  const stopSweeping = keepSweeping(desk, parts.log);
  return {
    handle,
    listen: (host, port) => listen(server, host, port),
    async close() {
      stopSweeping();
      await closeServer(server);
      store.close();
    },
  };
}

/** Sweeps now, which is what a restart needs, and then once a minute until it is stopped. */
function keepSweeping({ visitors, clock }: Desk, log: CenterParts['log']): () => void {
  let timer: unknown;
  const sweep = () => {
    try {
      visitors.sweep(clock.now());
    } catch (cause) {
      log({ call: 'sweep', outcome: 'internal', defect: kindOf(cause) });
    }
    timer = clock.setTimeout(sweep, SWEEP_MS);
  };
  sweep();
  return () => {
    clock.clearTimeout(timer);
  };
}
