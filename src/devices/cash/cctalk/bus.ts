import { wait } from '#contract/clock.ts';
import type { Clock } from '#contract/clock.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { simplePoll } from './command.ts';
import type { Command } from './command.ts';
import { FrameParser, HOST, encodeFrame } from './frame.ts';
import type { Checksum, Frame } from './frame.ts';
import type { Connect, Line } from './line.ts';

/** Why an exchange gave no answer. A device that does not know a command is `silent` too. */
export type BusFailure = 'silent' | 'garbled' | 'nak' | 'busy' | 'closed';

export interface BusTiming {
  /** How long an answer may take, ms. */
  readonly replyMs: number;
  /** Silence that ends whatever was said before, ms (part 1, 11). */
  readonly gapMs: number;
  /** Times that a command which moves no money is sent at most (part 1, 13 advises three repeats). */
  readonly tries: number;
}

/** Exchanges that may wait for their turn. */
export const MAX_WAITING = 32;
/** Gaps to wait for, until a line that never falls silent is spoken over. */
const MAX_GAPS = 20;
const NAK = 5;
const BUSY = 6;

/** The ccTalk bus: one master, half duplex, one exchange at a time. Outlives the lines it is connected over. */
export class Bus {
  readonly #clock: Clock;
  readonly #timing: BusTiming;
  readonly #parser = new FrameParser();
  /** Addresses that have answered, and by which checksum. */
  readonly #checksums = new Map<number, Checksum>();
  #line: Line | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #heardAt = 0;
  /** How long the line must have been silent before anything is said again, ms. */
  #quietMs = 0;
  #hear: ((outcome: Frame | 'garbled' | 'closed') => void) | undefined;

  constructor(clock: Clock, timing: BusTiming) {
    this.#clock = clock;
    this.#timing = timing;
  }

  get connected(): boolean {
    return this.#line !== undefined;
  }

  /** Rejects with the cause where the line cannot be opened. */
  async connect(connect: Connect): Promise<void> {
    let closed = false;
    const line = await connect({
      data: (bytes) => this.#received(bytes),
      closed: () => {
        closed = true;
        this.#line = undefined;
        this.#hear?.('closed');
      },
    });
    if (!closed) this.#line = line;
    this.#quietMs = this.#timing.gapMs;
  }

  async disconnect(): Promise<void> {
    const line = this.#line;
    this.#line = undefined;
    this.#hear?.('closed');
    await line?.close();
  }

  exchange<T>(address: number, command: Command<T>): Promise<Result<T, BusFailure>> {
    if (this.#waiting >= MAX_WAITING) return Promise.resolve(err('busy'));
    this.#waiting++;
    const exchange = this.#turn.then(() => this.#repeat(address, command));
    this.#turn = exchange.finally(() => this.#waiting--);
    return exchange;
  }

  /**
   * Whether a device is at an address, asked with either checksum: a device answers only to its own. What is found is
   * remembered; one that is silent now is asked anew next time.
   */
  async detect(address: number, tries: number): Promise<Result<Checksum, BusFailure>> {
    const known = this.#checksums.get(address);
    const order: readonly Checksum[] = known === 'crc16' ? ['crc16', 'simple'] : ['simple', 'crc16'];
    let failure: BusFailure = 'silent';
    for (let left = tries; left > 0; left--) {
      for (const checksum of order) {
        this.#checksums.set(address, checksum);
        const polled = await this.exchange(address, { ...simplePoll(), tries: 1 });
        // NAK and BUSY are words of a device, too.
        if (polled.ok || polled.error === 'nak' || polled.error === 'busy') return ok(checksum);
        failure = polled.error;
        if (failure === 'closed') return err(failure);
      }
    }
    this.#checksums.delete(address);
    return err(failure);
  }

  async #repeat<T>(address: number, command: Command<T>): Promise<Result<T, BusFailure>> {
    let left = Math.min(command.tries ?? this.#timing.tries, this.#timing.tries);
    while (true) {
      const result = await this.#attempt(address, command);
      left--;
      if (result.ok || result.error === 'nak' || result.error === 'closed' || left === 0) return result;
    }
  }

  async #attempt<T>(address: number, command: Command<T>): Promise<Result<T, BusFailure>> {
    await this.#drain();
    const line = this.#line;
    if (line === undefined) return err('closed');
    const { header, data } = command;
    const checksum = this.#checksums.get(address) ?? 'simple';
    const bytes = encodeFrame({ destination: address, source: HOST, header, data }, checksum);
    this.#parser.sent(bytes, checksum);
    const heard = this.#listen(address, command);
    line.write(bytes);
    const reply = await heard;
    this.#quietMs = this.#quietAfter(reply);
    if (typeof reply === 'string') return err(reply);
    if (reply.header === NAK) return err('nak');
    if (reply.header === BUSY) return err('busy');
    return ok(command.parse(reply.data));
  }

  /** The first right reply, or why there is none. Anything else that is heard meanwhile is nobody's answer. */
  #listen(address: number, command: Command<unknown>): Promise<Frame | 'silent' | 'garbled' | 'closed'> {
    return new Promise((resolve) => {
      const timer = this.#clock.setTimeout(
        () => settle(this.#parser.partial ? 'garbled' : 'silent'),
        this.#timing.replyMs,
      );
      const settle = (outcome: Frame | 'silent' | 'garbled' | 'closed') => {
        this.#clock.clearTimeout(timer);
        this.#hear = undefined;
        resolve(outcome);
      };
      this.#hear = (heard) => {
        if (typeof heard === 'string') settle(heard);
        else settle(isReply(heard, address, command) ? heard : 'garbled');
      };
    });
  }

  #received(bytes: Uint8Array): void {
    const now = this.#clock.monotonic();
    if (now - this.#heardAt > this.#timing.gapMs) this.#parser.gap();
    this.#heardAt = now;
    for (const received of this.#parser.feed(bytes)) {
      this.#hear?.(received.type === 'frame' ? received.frame : 'garbled');
    }
  }

  /**
   * After a failure a late reply may still be on its way, and replies carry no number: it would pass for the answer to the
   * next question, that one's for the answer to the one after, and so on. Only silence separates them, and after no answer at
   * all it takes as long again as an answer may.
   */
  #quietAfter(reply: Frame | 'silent' | 'garbled' | 'closed'): number {
    if (typeof reply !== 'string') return 0;
    return reply === 'silent' ? this.#timing.replyMs : this.#timing.gapMs;
  }

  async #drain(): Promise<void> {
    let quietMs = this.#quietMs;
    for (let gaps = 0; quietMs > 0 && gaps < MAX_GAPS; gaps++) {
      const before = this.#heardAt;
      await wait(this.#clock, quietMs);
      if (this.#heardAt === before) return;
      quietMs = this.#timing.gapMs;
    }
  }
}

function isReply(frame: Frame, address: number, command: Command<unknown>): boolean {
  if (frame.destination !== HOST) return false;
  if (frame.source !== undefined && frame.source !== address) return false;
  if (frame.header === NAK || frame.header === BUSY) return frame.data.length === 0;
  const { min, max } = command.length;
  return frame.header === 0 && frame.data.length >= min && frame.data.length <= max;
}
