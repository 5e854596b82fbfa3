import type { RequestListener } from 'node:http';

import type { Clock } from '#contract/clock.ts';
import type { TerminalId } from '#contract/ids.ts';
import type { StaffFile } from '#contract/staff-file.ts';
import type { Town } from '#contract/town.ts';

import { adoptTown } from './adopt-town.ts';
import type { Desk, Random } from './calls/desk.ts';
import { issueNumber } from './calls/document.ts';
import type { Trust } from './card-check.ts';
import { createDeskDoor } from './city/desk-door.ts';
import { createHandler, kindOf } from './http/handler.ts';
import type { LogLine } from './http/handler.ts';
import { overviewPage } from './http/page.ts';
import { openAuthority } from './enrolment/authority.ts';
import { enrol } from './enrolment/enrol.ts';
import { createPages } from './http/pages.ts';
import { createRoutes } from './http/routes.ts';
import { DEADLINES, closeServer, createHttpServer, listen } from './http/server.ts';
import type { Deadlines, Tls } from './http/server.ts';
import { certificateGuard, secretGuard } from './http/terminals.ts';
import type { Enrolled } from './http/terminals.ts';
import type { CenterKeys } from './keys.ts';
import type { SampleSlip } from './register/relay-slips.ts';
import type { Register } from './register/register.ts';
import type { Sealer } from './seal/sealer.ts';
import { handOut, handOutAnother } from './sample-slips.ts';
import { plainPlan } from './statistics/plan.ts';
import type { StatisticsPlan } from './statistics/plan.ts';
import { MAX_NUMBER } from './store/issues.ts';
import { openStore } from './store/open.ts';

export interface CenterParts {
  /** Path of a SQLite file, or `postgres://…`. */
  readonly database: string;
  readonly register: Register;
  readonly town: Town;
  readonly terminals: readonly Enrolled[];
  readonly keys: CenterKeys;
  readonly trust: Trust;
  /** Absent where nothing is sealed. */
  readonly sealer?: Sealer | undefined;
  /** What the tables of 集計 hold besides. */
  readonly plan?: StatisticsPlan | undefined;
  /** City staff who may see the pages; without it everybody may who reaches the center. */
  readonly staff?: StaffFile | undefined;
  /** Slips to try relay payments with; none in a city. */
  readonly sampleSlips?: readonly SampleSlip[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: (line: LogLine) => void;
  /** With it, terminals are known by their certificates, and by nothing else. */
  readonly tls?: (Tls & { readonly authorityKey: string }) | undefined;
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

const MAX_CONCURRENT = 128;
const SWEEP_MS = 60_000;
/** Room is made for the next month this long before it begins. */
const AHEAD_MS = 7 * 24 * 60 * 60_000;

/** Opens the database and gets everything ready to serve; parts that do not fit together throw. */
export async function createCenter(parts: CenterParts): Promise<Center> {
  // Names too long for an issue number show now, not at the first visit.
  for (const { id } of parts.terminals) issueNumber(parts.town, id, '2000-01-01', MAX_NUMBER);
  const store = await openStore(parts.database, (cause) => {
    parts.log({ call: 'store', outcome: 'internal', defect: kindOf(cause) });
  });
  const desk: Desk = { ...parts, store };
  const samples = parts.sampleSlips ?? [];
  await adoptTown(desk, parts.town);
  await store.transaction(async ({ roster }) => {
    for (const { id } of parts.terminals) await roster.enrol(id);
    await roster.replaceRevocations(parts.register.revoked);
  });
  await handOut(desk, samples);

  const authority =
    parts.tls && (await openAuthority(parts.tls.authority, parts.tls.authorityKey, parts.random));
  const handle = createHandler({
    routes: createRoutes(desk, authority),
    terminalOf: parts.tls ? certificateGuard(desk) : secretGuard(parts.terminals),
    enrol: authority && ((request) => enrol(desk, authority, request)),
    saw: toTheSecond(parts.clock, (terminal, now) =>
      store.transaction(({ roster }) => roster.saw(terminal, now)),
    ),
    pages: createPages(
      desk,
      parts.plan ?? plainPlan(parts.terminals.map(({ id }) => id)),
      parts.staff && createDeskDoor(desk, parts.staff),
    ),
    page: parts.staff
      ? undefined
      : async () => overviewPage(await store.transaction((books) => books.overview()), samples),
    handOut: (like) => handOutAnother(desk, samples, like),
    log: parts.log,
    maxConcurrent: parts.maxConcurrent ?? MAX_CONCURRENT,
  });
  const server = createHttpServer(handle, parts.deadlines ?? DEADLINES, parts.tls);
  const stopSweeping = await keepSweeping(desk, parts.log);
  return {
    handle,
    listen: (host, port) => listen(server, host, port, parts.tls ? 'https' : 'http'),
    async close() {
      await stopSweeping();
      await closeServer(server);
      await store.close();
    },
  };
}

/** Passes a terminal's calls on once a second: the rest of them would only cost transactions that write nothing. */
function toTheSecond(clock: Clock, saw: (terminal: TerminalId, now: number) => Promise<void>) {
  const last = new Map<TerminalId, number>();
  return async (terminal: TerminalId): Promise<void> => {
    const now = clock.now();
    if (Math.abs(now - (last.get(terminal) ?? -Infinity)) < 1000) return;
    last.set(terminal, now);
    await saw(terminal, now);
  };
}

/** Sweeps now, which is what a restart needs, and then once a minute until it is stopped. */
async function keepSweeping({ store, clock }: Desk, log: CenterParts['log']): Promise<() => Promise<void>> {
  let timer: unknown;
  let sweeping = Promise.resolve();
  const sweep = async () => {
    const now = clock.now();
    try {
      await store.ready(now);
      await store.ready(now + AHEAD_MS);
      await store.transaction(async ({ visitors, clerks }) => {
        await visitors.sweep(now);
        await clerks.sweep(now);
      });
      await store.scrub();
    } catch (cause) {
      log({ call: 'sweep', outcome: 'internal', defect: kindOf(cause) });
    }
  };
  const again = () => {
    timer = clock.setTimeout(() => {
      sweeping = sweep().then(again);
    }, SWEEP_MS);
  };
  await sweep();
  again();
  return async () => {
    clock.clearTimeout(timer);
    await sweeping;
    clock.clearTimeout(timer);
  };
}
