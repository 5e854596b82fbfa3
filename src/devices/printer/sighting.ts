import type { OpenPrint, PrintIntent } from '#contract/paper.ts';

import { ended, type JobView } from './job-view.ts';
import type { PrinterFault, PrintProgress } from './port.ts';
import type { PrinterView } from './printer-view.ts';
import type { Evidence } from './verdict.ts';

/** What a watch over one job is about. */
export interface Watch {
  readonly intent: PrintIntent;
  readonly job: NonNullable<OpenPrint['job']>;
  /** From the first byte on, or only since a restart. */
  readonly watched: boolean;
  readonly deadlineMs: number;
  readonly progress: (step: PrintProgress, fault?: PrinterFault) => void;
}

/** What one watch over a job has gathered so far. */
export class Sighting {
  fault: PrinterFault | undefined;
  readonly #watched: boolean;
  readonly #settleMs: number;
  readonly #begun: number;
  #seenAt: number;
  #endedAt: number | undefined;
  #job: JobView | 'unknownJob' | undefined;
  #upTime: number;
  #lifeCounter: number | undefined;
  #restarted = false;
  #moving = false;
  #doubt: string | undefined;
  #told: string | undefined;

  constructor(watch: Watch, settleMs: number, now: number) {
    this.#watched = watch.watched;
    this.#settleMs = settleMs;
    this.#upTime = watch.intent.before.upTime;
    this.#begun = now;
    this.#seenAt = now;
  }

  see(now: number, job: JobView | 'unknownJob', printer: PrinterView, fault: PrinterFault | undefined): void {
    this.#seenAt = now;
    this.#job = job;
    this.fault = fault;
    this.#lifeCounter = printer.lifeCounter;
    if (printer.upTime !== undefined) {
      this.#restarted ||= printer.upTime < this.#upTime;
      this.#upTime = printer.upTime;
    }
    if (job === 'unknownJob') return;
    if (ended(job)) this.#endedAt ??= now;
    this.#doubt ??= this.#doubtOf(job, fault);
    this.#moving ||= job.state === 'processing' && fault === undefined;
  }

  /** A jam always; a cover only if a sheet may have been on its way when it opened. */
  #doubtOf(job: JobView, fault: PrinterFault | undefined): string | undefined {
    if (fault?.code === 'jam') return 'jam-seen';
    return fault?.code === 'coverOpen' && this.#moving && !ended(job) ? 'cover-opened' : undefined;
  }

  evidence(now: number): Evidence | undefined {
    if (this.#job === undefined) return undefined;
    return {
      job: this.#job,
      lifeCounter: this.#lifeCounter,
      restarted: this.#restarted,
      doubt: this.#doubt,
      settled: this.#endedAt !== undefined && now - this.#endedAt >= this.#settleMs,
      watched: this.#watched,
    };
  }

  /** ms since the watch began. */
  age(now: number): number {
    return now - this.#begun;
  }

  /** ms since the printer last answered. */
  silentFor(now: number): number {
    return now - this.#seenAt;
  }

  /** Says where the job stands, whenever that changes. */
  tell(progress: (step: PrintProgress, fault?: PrinterFault) => void): void {
    const standing = this.fault?.code ?? 'printing';
    if (standing === this.#told || this.#job === undefined) return;
    this.#told = standing;
    if (this.fault === undefined) progress('printing');
    else progress('waitingForStaff', this.fault);
  }
}
