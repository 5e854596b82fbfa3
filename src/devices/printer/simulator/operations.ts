import { booleanOf, numberOf, stringOf, stringsOf } from '../ipp/attributes.ts';
import { group, type Message, OPERATIONS, STATUS } from '../ipp/message.ts';
import type { Attributes } from '../ipp/values.ts';
import { PDF } from '../format.ts';
import { jobAttributes } from './job-attributes.ts';
import { isOver, type Job } from './job.ts';
import { isBusy, type PaperMachine } from './paper-machine.ts';
import { printerAttributes, sidesOf } from './printer-attributes.ts';

/** What an operation answers: a status, and groups of attributes about the printer or its jobs. */
export interface Answer {
  readonly status: number;
  readonly printer?: Attributes;
  readonly jobs?: readonly Attributes[];
}

export interface Asked {
  readonly machine: PaperMachine;
  readonly printerUri: string;
  readonly message: Message;
  readonly operation: Attributes;
}

type Operation = (asked: Asked) => Answer;

/** The operations the machine knows (RFC 8011 section 4). */
export const ANSWERS: ReadonlyMap<number, Operation> = new Map<number, Operation>([
  [OPERATIONS.getPrinterAttributes, getPrinterAttributes],
  [OPERATIONS.createJob, createJob],
  [OPERATIONS.sendDocument, sendDocument],
  [OPERATIONS.cancelJob, cancelJob],
  [OPERATIONS.getJobAttributes, getJobAttributes],
  [OPERATIONS.getJobs, getJobs],
]);

function getPrinterAttributes({ machine, printerUri, operation }: Asked): Answer {
  const all = printerAttributes(machine, printerUri);
  return { status: STATUS.ok, printer: only(all, stringsOf(operation, 'requested-attributes')) };
}

/** One job at a time. */
function createJob(asked: Asked): Answer {
  const { machine, operation, message } = asked;
  if ((numberOf(group(message, 'job'), 'copies') ?? 1) !== 1)
    return { status: STATUS.attributesNotSupported };
  const sides = stringOf(group(message, 'job'), 'sides') ?? 'one-sided';
  if (!sidesOf(machine).includes(sides)) return { status: STATUS.attributesNotSupported };
  if (isBusy(machine)) return { status: STATUS.busy };
  const name = stringOf(operation, 'job-name') ?? 'untitled';
  const user = stringOf(operation, 'requesting-user-name') ?? 'anonymous';
  return aboutJob(asked, machine.createJob(name, user, sides === 'two-sided-long-edge' ? 'two' : 'one'));
}

function sendDocument(asked: Asked): Answer {
  const { machine, operation, message } = asked;
  const job = jobOf(asked);
  if (job === undefined) return { status: STATUS.notFound };
  if (job.state !== 'held') return { status: STATUS.notPossible };
  if (booleanOf(operation, 'last-document') !== true) return { status: STATUS.badRequest };
  if ((stringOf(operation, 'document-format') ?? PDF) !== PDF) return { status: STATUS.formatNotSupported };
  if (!machine.receive(job, message.data)) return { status: STATUS.formatNotSupported };
  return aboutJob(asked, job);
}

function cancelJob(asked: Asked): Answer {
  const job = jobOf(asked);
  if (job === undefined) return { status: STATUS.notFound };
  if (isOver(job) || asked.machine.lies.refusesCancel) return { status: STATUS.notPossible };
  asked.machine.cancel(job);
  return { status: STATUS.ok };
}

function getJobAttributes(asked: Asked): Answer {
  const job = jobOf(asked);
  return job === undefined ? { status: STATUS.notFound } : aboutJob(asked, job, ['all']);
}

function getJobs({ machine, printerUri, operation }: Asked): Answer {
  const completed = stringOf(operation, 'which-jobs') === 'completed';
  const wanted = stringsOf(operation, 'requested-attributes');
  const jobs = machine.jobs
    .list()
    .filter((job) => isOver(job) === completed)
    .slice(0, numberOf(operation, 'limit'))
    .map((job) => jobAttributes(job, printerUri, machine.jobs.upTime()))
    .map((all) => only(all, wanted.length === 0 ? ['job-uri', 'job-id'] : wanted));
  return { status: STATUS.ok, jobs };
}

const SHORT = ['job-uri', 'job-id', 'job-uuid', 'job-state', 'job-state-reasons'];

function aboutJob({ machine, printerUri, operation }: Asked, job: Job, unlessAsked = SHORT): Answer {
  const wanted = stringsOf(operation, 'requested-attributes');
  const all = jobAttributes(job, printerUri, machine.jobs.upTime());
  return { status: STATUS.ok, jobs: [only(all, wanted.length === 0 ? unlessAsked : wanted)] };
}

/** The job meant, by its id or by its job-uri. */
function jobOf({ machine, operation }: Asked): Job | undefined {
  const fromUri = /\/(\d{1,9})$/.exec(stringOf(operation, 'job-uri') ?? '')?.[1];
  const id = numberOf(operation, 'job-id') ?? (fromUri === undefined ? undefined : Number(fromUri));
  return id === undefined ? undefined : machine.jobs.find(id);
}

const EVERYTHING = new Set(['all', 'printer-description', 'job-description', 'job-template']);

function only(all: Attributes, wanted: readonly string[]): Attributes {
  if (wanted.length === 0 || wanted.some((word) => EVERYTHING.has(word))) return all;
  return new Map([...all].filter(([name]) => wanted.includes(name)));
}
