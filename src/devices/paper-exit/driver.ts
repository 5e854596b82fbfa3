import type { Clock } from '#contract/clock.ts';

import { lineAt } from '../serial/line.ts';
import type { Connect, Line } from '../serial/line.ts';
import type { CallLight } from './call-light.ts';
import { Lamp } from './lamp.ts';
import { AnswerReader, readInput } from './modbus.ts';
import type { Answer } from './modbus.ts';
import type { PaperExitPort, PaperExitStatus } from './port.ts';

/** Between two questions, and how long an answer may take, ms. */
export const POLL_MS = 100;
export const ANSWER_MS = 300;
/** So many answers in a row must agree: a sheet that flutters, or a hand that passes, changes nothing. */
export const STEADY = 3;
/** First and longest wait before a line that cannot be opened is tried again, ms. */
export const FIRST_RETRY_MS = 250;
export const LONGEST_RETRY_MS = 8_000;

/** How the sensor's contact is wired to its input module (`terminal.json`, `paperExit`). */
export interface PaperExitProfile {
  /** `serial:/dev/ttyUSB1`; `unix:/path` and `tcp:127.0.0.1:port` for simulators. */
  readonly address: string;
  readonly baudRate: number;
  readonly parity: 'none' | 'even';
  /** The module's address on its line, 1 to 247. */
  readonly unit: number;
  /** The first is 0. */
  readonly input: number;
  /** How the contact is while paper lies there. `open` is the safe one: a wire that breaks then says paper, never empty. */
  readonly paper: 'open' | 'closed';
  /** The coil that a lamp for calls hangs at; the first is 0. */
  readonly lamp?: number | undefined;
}

export interface PaperExitOptions {
  readonly profile: PaperExitProfile;
  readonly clock: Clock;
  readonly connect?: Connect;
}

/**
 * A light barrier or switch at the output tray, read as one contact of an ordinary Modbus RTU input module. It is asked again and
 * again, so that one which has died is noticed; it is looked for as long as it is away.
 */
export function openPaperExit({ profile, clock, connect }: PaperExitOptions): PaperExitPort & CallLight {
  const { address, baudRate, parity } = profile;
  const line = connect ?? lineAt(address, { baudRate, parity, dataBits: 8, stopBits: 1 });
  if (!line)
    throw new Error(
      `paperExit address not understood: ${address} (serial:/dev/…, unix:/path or tcp:127.0.0.1:port)`,
    );
  return new ContactExit(profile, clock, line);
}

type Heard = Answer | 'silent';

const OFFLINE = { exit: 'fault', fault: { code: 'offline', who: 'technician' } } as const;
const SILENT = { exit: 'fault', fault: { code: 'silent', who: 'technician' } } as const;
const REFUSED = { exit: 'fault', fault: { code: 'refused', who: 'technician' } } as const;

class ContactExit implements PaperExitPort, CallLight {
  readonly #profile: PaperExitProfile;
  readonly #clock: Clock;
  readonly #connect: Connect;
  readonly #reader: AnswerReader;
  readonly #lamp: Lamp | undefined;
  readonly #listeners = new Set<(status: PaperExitStatus) => void>();
  readonly #running: Promise<void>;
  #status: PaperExitStatus = { exit: 'unknown' };
  #line: Line | undefined;
  #last: Heard | undefined;
  #times = 0;
  #asking = false;
  #switching = false;
  #closed = false;
  /** Ends what is being waited for: an answer, or the next question. */
  #wake: (heard: Heard) => void = () => undefined;

  constructor(profile: PaperExitProfile, clock: Clock, connect: Connect) {
    this.#profile = profile;
    this.#clock = clock;
    this.#connect = connect;
    this.#reader = new AnswerReader(profile.unit);
    if (profile.lamp !== undefined) this.#lamp = new Lamp({ unit: profile.unit, coil: profile.lamp }, clock);
    this.#running = this.#run();
  }

  status(): PaperExitStatus {
    return this.#status;
  }

  subscribe(listener: (status: PaperExitStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  light(on: boolean): void {
    this.#lamp?.want(on);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#listeners.clear();
    this.#wake('silent');
    await this.#running;
  }

  async #run(): Promise<void> {
    let delay = FIRST_RETRY_MS;
    while (!this.#closed) {
      this.#line = await this.#open();
      if (this.#line) delay = FIRST_RETRY_MS;
      while (this.#line && !this.#closed) {
        this.#weigh(await this.#ask(this.#line));
        if (this.#line) await this.#switch(this.#line);
        await this.#pause(POLL_MS);
      }
      await this.#line?.close();
      if (this.#closed) return;
      this.#last = undefined;
      this.#become(OFFLINE);
      await this.#pause(delay);
      delay = Math.min(delay * 2, LONGEST_RETRY_MS);
    }
  }

  #open(): Promise<Line | undefined> {
    return this.#connect({
      data: (bytes) => {
        if (this.#switching && this.#lamp?.hears(bytes)) this.#wake('silent');
        const answer = this.#asking ? this.#reader.feed(bytes) : undefined;
        if (answer !== undefined) this.#wake(answer);
      },
      closed: () => {
        this.#line = undefined;
        this.#wake('silent');
      },
    }).catch(() => undefined); // not plugged in, or somebody else's: it may change
  }

  async #ask(line: Line): Promise<Heard> {
    this.#reader.begin();
    this.#asking = true;
    const answered = this.#pause(ANSWER_MS);
    line.write(readInput(this.#profile.unit, this.#profile.input));
    const heard = await answered;
    this.#asking = false;
    return heard;
  }

  /** The lamp as it shall be; one that does not answer is not waited for at every turn. */
  async #switch(line: Line): Promise<void> {
    const order = this.#closed ? undefined : this.#lamp?.order();
    if (order === undefined) return;
    this.#switching = true;
    const answered = this.#pause(ANSWER_MS);
    line.write(order);
    await answered;
    this.#switching = false;
  }

  /** Until something is heard, or for so long. */
  #pause(ms: number): Promise<Heard> {
    return new Promise((resolve) => {
      const timer = this.#clock.setTimeout(() => resolve('silent'), ms);
      this.#wake = (heard) => {
        this.#clock.clearTimeout(timer);
        this.#wake = () => undefined;
        resolve(heard);
      };
    });
  }

  #weigh(heard: Heard): void {
    if (!this.#line || this.#closed) return;
    if (heard === 'silent') this.#lamp?.forget();
    this.#times = heard === this.#last ? this.#times + 1 : 1;
    this.#last = heard;
    if (this.#times >= STEADY) this.#become(this.#meaning(heard));
  }

  #meaning(heard: Heard): PaperExitStatus {
    if (heard === 'silent') return SILENT;
    if (heard === 'refused') return REFUSED;
    return { exit: heard === this.#profile.paper ? 'paper' : 'empty' };
  }

  #become(status: PaperExitStatus): void {
    if (nameOf(status) === nameOf(this.#status)) return;
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }
}

function nameOf(status: PaperExitStatus): string {
  return status.exit === 'fault' ? status.fault.code : status.exit;
}
