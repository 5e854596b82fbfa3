import type { Clock } from '#contract/clock.ts';
import type { Sides } from '#contract/paper.ts';

import { isOver, type Job, pagesOn, show } from './job.ts';
import { JobBook } from './job-book.ts';
import { HONEST, type Lies } from './lies.ts';
import { PaperPath, type Truth } from './paper-path.ts';
import { pagesOf, type Sheet } from './sheet.ts';

export interface PaperMachineOptions {
  readonly clock: Clock;
  /** Sheets in the tray at first. */
  readonly sheets?: number;
  readonly msPerSheet?: number;
  /** Whether it can turn a sheet over (両面印刷ユニット). */
  readonly duplex?: boolean;
  readonly lies?: Partial<Lies>;
}

/** How the machine stands, for a panel. Of a sheet it tells the id and nothing else. */
export interface MachineView {
  readonly power: 'on' | 'off';
  readonly tray: number;
  readonly output: readonly string[];
  readonly path: 'clear' | 'moving' | 'jammed';
  /** Whether the next sheet that moves will jam. */
  readonly jamNext: boolean;
  readonly cover: 'closed' | 'open';
  readonly toner: 'full' | 'low' | 'empty';
  readonly lifeCounter: number;
  readonly job: { readonly name: string; readonly state: Job['state'] } | undefined;
}

/**
 * A printer made of paper, rollers and a memory (プリンターの模擬機). Its verbs are what hands do to it; its jobs come over IPP
 * (`serve.ts`). The paper it has put out is a fact, whatever its answers say.
 */
export class PaperMachine {
  readonly lies: Lies;
  readonly path: PaperPath;
  readonly duplex: boolean;
  /** Sides printed in its life. */
  impressions = 1000;
  readonly #clock: Clock;
  readonly #msPerSheet: number;
  readonly #listeners = new Set<() => void>();
  #book: JobBook;
  #power: 'on' | 'off' = 'on';
  #lifeCounter = 1000;
  #motor: unknown;
  #jamNext = false;

  constructor(options: PaperMachineOptions) {
    this.#clock = options.clock;
    this.#msPerSheet = options.msPerSheet ?? 2_000;
    this.duplex = options.duplex ?? true;
    this.lies = { ...HONEST, ...options.lies };
    this.path = new PaperPath(options.sheets ?? 100);
    // It has been standing here for an hour.
    this.#book = new JobBook(options.clock, 3600);
  }

  // What hands do.

  takeSheets(): readonly Sheet[] {
    const taken = this.path.take();
    this.#run();
    return taken;
  }

  loadPaper(sheets: number): void {
    this.path.tray += sheets;
    this.#run();
  }

  /** Staff take all paper out of the tray. */
  unloadPaper(): void {
    this.path.tray = 0;
    this.#changed();
  }

  /** Stops the sheet that is moving, or the next one that will. */
  jam(): void {
    if (this.path.moving === undefined) this.#jamNext = true;
    else this.#stopMotor();
    this.#run();
  }

  /** Frees the stuck sheet: it comes out, and with `reprint` its page is printed once more. Without its job it is destroyed. */
  clearJam({ reprint = this.lies.reprintAfterJam } = {}): void {
    const sheet = this.path.stuck;
    const job = this.#book.printing();
    this.#jamNext = false;
    if (sheet === undefined || job === undefined || job.name !== sheet.job) this.path.remove();
    else this.#eject(sheet, reprint ? undefined : job);
    this.#run();
  }

  /** With a sheet on its way, that sheet stops where it is. */
  openCover(): void {
    this.path.cover = 'open';
    this.#stopMotor();
    this.#run();
  }

  closeCover(): void {
    this.path.cover = 'closed';
    this.#run();
  }

  lowToner(): void {
    this.path.toner = 'low';
    this.#run();
  }

  emptyToner(): void {
    this.path.toner = 'empty';
    this.#run();
  }

  replaceToner(): void {
    this.path.toner = 'full';
    this.#run();
  }

  /** The memory is gone with the current; the paper stays where it is. */
  powerOff(): void {
    this.#power = 'off';
    this.#stopMotor();
    this.#book.forget();
    this.#changed();
  }

  /** Job ids begin at 1 again, and up-time at 0. */
  powerOn(): void {
    if (this.#power === 'on') return;
    this.#power = 'on';
    this.#book = new JobBook(this.#clock, 0);
    this.#run();
  }

  // What is to be seen.

  truth(): Truth {
    return this.path.truth();
  }

  view(): MachineView {
    const { path } = this;
    const job = this.#book.printing();
    return {
      power: this.#power,
      tray: path.tray,
      output: path.output.map((sheet) => sheet.job),
      path: path.stuck !== undefined ? 'jammed' : path.moving !== undefined ? 'moving' : 'clear',
      jamNext: this.#jamNext,
      cover: path.cover,
      toner: path.toner,
      lifeCounter: this.#lifeCounter,
      job: job && { name: job.name, state: job.state },
    };
  }

  /** Calls `listener` after every change; the answer ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  // What its memory holds, for IPP.

  get jobs(): JobBook {
    return this.#book;
  }

  createJob(name: string, user: string, sides: Sides = 'one'): Job {
    const job = this.#book.open(name, user, sides);
    this.#changed();
    return job;
  }

  /** `false` when it is no document that this machine can print: the job is then aborted. */
  receive(job: Job, pdf: Uint8Array): boolean {
    const pages = pagesOf(pdf);
    if (pages === 0) {
      show(job, 'aborted', 'document-format-error');
      this.#changed();
      return false;
    }
    job.pdf = Uint8Array.from(pdf);
    job.left = Math.ceil(pages / pagesOn(job.sides));
    show(job, 'pending', 'none');
    if (this.lies.earlyCompleted) show(job, 'completed', 'job-completed-successfully');
    if (this.lies.queuedInDevice) show(job, 'completed', 'queued-in-device');
    this.#run();
    return true;
  }

  /** A sheet that moves is still put out; a stuck one stays stuck. */
  cancel(job: Job): void {
    if (this.path.moving?.job === job.name) {
      job.reasons = ['processing-to-stop-point'];
      job.left = 1;
    } else {
      show(job, 'canceled', 'job-canceled-by-user');
      job.left = 0;
      job.pdf = undefined;
    }
    this.#run();
  }

  // The motor.

  /** Goes on with the job at hand as far as the paper path allows. */
  #run(): void {
    const job = this.#power === 'on' && this.path.moving === undefined ? this.#book.printing() : undefined;
    if (job?.pdf !== undefined) this.#step(job, job.pdf);
    this.#changed();
  }

  #step(job: Job, pdf: Uint8Array): void {
    if (this.path.obstacles().length > 0) return show(job, 'stopped', 'printer-stopped');
    show(job, 'processing', 'job-printing');
    const { name, sides, done } = job;
    const sheet: Sheet = { job: name, page: done * pagesOn(sides) + 1, sides, pdf };
    this.path.feed(sheet);
    this.#motor = this.#clock.setTimeout(() => {
      if (this.#jamNext) this.#stopMotor();
      else this.#eject(sheet, job);
      this.#jamNext = false;
      this.#run();
    }, this.#msPerSheet);
  }

  /** A sheet comes out, and counts as `job`'s page unless that page is to be printed again. */
  #eject(sheet: Sheet, job: Job | undefined): void {
    this.path.eject(sheet);
    if (!this.lies.counterStuck) {
      this.#lifeCounter += 1;
      this.impressions += pagesOn(sheet.sides);
    }
    if (job !== undefined) this.#book.sheetDone(job);
    if (!this.lies.rebootAfterEject) return;
    this.powerOff();
    this.powerOn();
  }

  #stopMotor(): void {
    this.#clock.clearTimeout(this.#motor);
    this.path.stop();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Busy with something that has not ended, or not come out yet. */
export function isBusy(machine: PaperMachine): boolean {
  return machine.path.moving !== undefined || machine.jobs.list().some((job) => !isOver(job) || job.left > 0);
}
