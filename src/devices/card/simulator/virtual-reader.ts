import { type Socket, connect } from 'node:net';

import type { Clock } from '#contract/clock.ts';

import type { Icc } from './icc.ts';
import { CONTROL, FrameReader, frame } from './vpcd-frames.ts';

/** First slot of vpcd as Debian sets it up (/etc/reader.conf.d/vpcd); the second is one higher. */
export const VPCD_PORT = 35_963;

/** First and longest wait before a lost reader is called again, ms. */
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 2_000;

interface VirtualReaderOptions {
  readonly host?: string;
  readonly port: number;
  readonly clock: Clock;
  /**
   * Told how long the rest of a question let wait after its first byte, ms. vpcd sends length and content apart, and TCP holds
   * the second back until the first is acknowledged: about 44 ms that no real reader takes.
   */
  readonly stalled?: (ms: number) => void;
}

/** The card's side of the vpcd protocol (vpicc): lays virtual cards on a virtual reader, be it pcscd's or our own. */
export class VirtualReader {
  readonly #options: VirtualReaderOptions;
  #field: Field | undefined;

  constructor(options: VirtualReaderOptions) {
    this.#options = options;
  }

  /** Lays a card (カードを置く), lifting what lay there before. Resolves once the reader took it or the card was lifted. */
  async lay(card: Icc): Promise<void> {
    const lifted = this.lift();
    const field = new Field(card, this.#options);
    this.#field = field;
    await lifted;
    field.enter();
    await field.taken;
  }

  /** Lifts the card (カードを取る), if one lies there. */
  async lift(): Promise<void> {
    const field = this.#field;
    this.#field = undefined;
    await field?.leave();
  }
}

/** One card in the field, from lay to lift, over as many connections as the reader needs. */
class Field {
  readonly #card: Icc;
  readonly #options: VirtualReaderOptions;
  readonly #taken = Promise.withResolvers<undefined>();
  #socket: Socket | undefined;
  #retry: unknown;
  #delay = FIRST_RETRY_MS;
  #left = false;

  constructor(card: Icc, options: VirtualReaderOptions) {
    this.#card = card;
    this.#options = options;
  }

  get taken(): Promise<undefined> {
    return this.#taken.promise;
  }

  enter(): void {
    if (!this.#left) this.#call();
  }

  async leave(): Promise<void> {
    this.#left = true;
    this.#options.clock.clearTimeout(this.#retry);
    this.#taken.resolve(undefined);
    const socket = this.#socket;
    if (socket === undefined) return;
    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
      socket.destroy();
    });
  }

  #call(): void {
    const { host = '127.0.0.1', port, clock, stalled } = this.#options;
    const socket = connect({ host, port, noDelay: true, allowHalfOpen: true });
    this.#socket = socket;
    socket.on('connect', () => {
      this.#delay = FIRST_RETRY_MS;
      this.#taken.resolve(undefined);
    });
    // When the reader ends, a reset spares its port the minute of TIME_WAIT that would keep a new pcscd from it.
    socket.on('end', () => socket.resetAndDestroy());
    // The reader's absence shows as an error, then as 'close', which decides what to do.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#socket = undefined;
      this.#card.signal('off');
      if (this.#left) return;
      this.#retry = clock.setTimeout(() => this.#call(), this.#delay);
      this.#delay = Math.min(this.#delay * 2, LONGEST_RETRY_MS);
    });
    serve(socket, this.#card, arrivals(clock, stalled));
  }
}

/** Answers one reader, question by question. */
function serve(socket: Socket, card: Icc, arrived: (questions: number) => void): void {
  const frames = new FrameReader();
  let turn = Promise.resolve();
  socket.on('data', (chunk: Buffer) => {
    const questions = frames.push(chunk);
    arrived(questions.length);
    for (const question of questions) {
      turn = turn.then(async () => {
        const answer = await respond(card, question);
        if (answer !== undefined && !socket.destroyed) socket.write(frame(answer));
      });
    }
  });
}

/** Measures from the first bytes of a question to its last. */
function arrivals(
  clock: Clock,
  stalled: (ms: number) => void = () => undefined,
): (questions: number) => void {
  let begun: number | undefined;
  return (questions) => {
    begun ??= clock.monotonic();
    if (questions === 0) return;
    stalled(clock.monotonic() - begun);
    begun = undefined;
  };
}

async function respond(card: Icc, question: Uint8Array): Promise<Uint8Array | undefined> {
  if (question.length !== 1) return card.transmit(question);
  const [control] = question;
  if (control === CONTROL.atr) return card.answerToReset();
  if (control === CONTROL.on) card.signal('on');
  if (control === CONTROL.off) card.signal('off');
  if (control === CONTROL.reset) card.signal('reset');
  return undefined;
}
