import type { Database } from 'better-sqlite3';
import { z } from 'zod';

import { IntentId, VisitId } from '#contract/ids.ts';
import type {
  OpenPrint,
  PaperId,
  PrintIntent,
  PrintJournal,
  PrintPhase,
  PrintVerdict,
} from '#contract/paper.ts';

import type { Commit } from '../commit.ts';
import { query } from '../database/query.ts';
import { LedgerDefect } from '../defect.ts';

/** Jobs at a printer as they stand in the file, of certificates or of slips. Whoever moves one is inside a transaction. */
export interface PrintJobs<Paper> {
  insert(id: IntentId, at: number, paper: Paper, intent: PrintIntent): void;
  /** One step on; a step that is left out is a defect. */
  step(id: IntentId, from: PrintPhase, to: PrintPhase): void;
  created(id: IntentId, job: NonNullable<OpenPrint['job']>): void;
  settle(id: IntentId, at: number, verdict: PrintVerdict): void;
  has(id: IntentId): boolean;
  get(id: IntentId): OpenPrint & { readonly issue: Paper };
  open(): readonly (OpenPrint & { readonly issue: Paper })[];
}

export function createPrintJobs<Paper extends PaperId>(
  db: Database,
  table: 'prints' | 'slip_prints',
  paper: (id: string) => Paper,
): PrintJobs<Paper> {
  const open = query(
    db,
    `SELECT intent AS id, visit, issue, sheets, up_time AS upTime, life_counter AS lifeCounter, phase,
       job_id AS jobId, job_uuid AS jobUuid
     FROM ${table} WHERE verdict IS NULL ORDER BY rowid`,
    rowOf(paper),
  );
  const insert = db.prepare(
    `INSERT INTO ${table} (intent, at, visit, issue, sheets, up_time, life_counter, phase)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'intended')`,
  );
  const create = db.prepare(`UPDATE ${table} SET job_id = ?, job_uuid = ? WHERE intent = ?`);
  const enter = db.prepare(`UPDATE ${table} SET phase = ? WHERE intent = ?`);
  const settle = db.prepare(`UPDATE ${table} SET verdict = ?, settled_at = ? WHERE intent = ?`);

  const jobs: PrintJobs<Paper> = {
    insert(id, at, issue, { visit, sheets, before }) {
      insert.run(id, at, visit, issue, sheets, before.upTime, before.lifeCounter ?? null);
    },
    step(id, from, to) {
      if (jobs.get(id).phase !== from) throw new LedgerDefect(`a job is ${from} before it is ${to}`);
      enter.run(to, id);
    },
    created(id, job) {
      jobs.step(id, 'intended', 'created');
      create.run(job.id, job.uuid ?? null, id);
    },
    settle(id, at, verdict) {
      settle.run(verdict, at, id);
    },
    has: (id) => open.all().some((candidate) => candidate.id === id),
    get(id) {
      const print = open.all().find((candidate) => candidate.id === id);
      if (print === undefined) throw new LedgerDefect('no open print has this id');
      return print;
    },
    open: () => open.all(),
  };
  return jobs;
}

/** The steps of a job between intent and verdict, each committed. */
export function jobSteps(
  commit: Commit,
  jobs: Pick<PrintJobs<never>, 'created' | 'step'>,
): Pick<PrintJournal, 'jobCreated' | 'jobSending' | 'jobSent'> {
  return {
    jobCreated: (id, job) => commit(() => jobs.created(id, job)),
    jobSending: (id) => commit(() => jobs.step(id, 'created', 'sending')),
    jobSent: (id) => commit(() => jobs.step(id, 'sending', 'sent')),
  };
}

function rowOf<Paper>(paper: (id: string) => Paper) {
  return z
    .object({
      id: IntentId,
      visit: VisitId,
      issue: z.string().transform(paper),
      sheets: z.int(),
      upTime: z.int(),
      lifeCounter: z.int().nullable(),
      phase: z.enum(['intended', 'created', 'sending', 'sent']),
      jobId: z.int().nullable(),
      jobUuid: z.string().nullable(),
    })
    .transform(({ upTime, lifeCounter, jobId, jobUuid, ...row }) => ({
      ...row,
      before: { upTime, lifeCounter: lifeCounter ?? undefined },
      job: jobId === null ? undefined : { id: jobId, uuid: jobUuid ?? undefined },
    }));
}
