import { randomUUID } from 'node:crypto';

import type { Clock } from '#contract/clock.ts';
import type { Sides } from '#contract/paper.ts';

import { isOver, type Job, show } from './job.ts';

/** Ended jobs that the printer still remembers. */
const HISTORY = 50;

/** A job without its document is given up after this, s (multiple-operation-time-out, RFC 8011 section 5.4.31). */
export const DOCUMENT_TIMEOUT = 60;

/** The printer's memory of its jobs, from one power-on to the next. */
export class JobBook {
  readonly #clock: Clock;
  readonly #bootedAt: number;
  readonly #jobs = new Map<number, Job>();
  readonly #timers = new Set<unknown>();
  #lastId = 0;

  constructor(clock: Clock, upTime: number) {
    this.#clock = clock;
    this.#bootedAt = clock.monotonic() - upTime * 1000;
  }

  /** printer-up-time, s, at least 1. */
  upTime(): number {
    return Math.max(1, Math.floor((this.#clock.monotonic() - this.#bootedAt) / 1000));
  }

  open(name: string, user: string, sides: Sides): Job {
    this.#lastId += 1;
    const job: Job = {
      id: this.#lastId,
      name,
      user,
      sides,
      uuid: `urn:uuid:${randomUUID()}`,
      createdAt: this.upTime(),
      state: 'held',
      reasons: ['job-data-insufficient'],
      pdf: undefined,
      left: 0,
      done: 0,
    };
    this.#jobs.set(job.id, job);
    this.#trim();
    const timer = this.#clock.setTimeout(() => {
      this.#timers.delete(timer);
      if (job.state === 'held') show(job, 'aborted', 'aborted-by-system');
    }, DOCUMENT_TIMEOUT * 1000);
    this.#timers.add(timer);
    return job;
  }

  find(id: number): Job | undefined {
    return this.#jobs.get(id);
  }

  list(): readonly Job[] {
    return [...this.#jobs.values()];
  }

  /** The job whose sheets are next, whatever state it shows. */
  printing(): Job | undefined {
    return this.list().find((job) => job.left > 0);
  }

  sheetDone(job: Job): void {
    job.done += 1;
    job.left -= 1;
    if (job.left > 0) return;
    job.pdf = undefined;
    if (job.reasons.includes('processing-to-stop-point')) show(job, 'canceled', 'job-canceled-by-user');
    else show(job, 'completed', 'job-completed-successfully');
  }

  /** Power is gone. */
  forget(): void {
    for (const timer of this.#timers) this.#clock.clearTimeout(timer);
    this.#timers.clear();
    this.#jobs.clear();
  }

  #trim(): void {
    const over = this.list().filter((job) => isOver(job) && job.left === 0);
    for (const job of over.slice(0, Math.max(0, over.length - HISTORY))) this.#jobs.delete(job.id);
  }
}
