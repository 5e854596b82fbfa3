import type { Clock } from '#contract/clock.ts';
import { type Result, err, ok } from '#contract/result.ts';

import { type Reply, exactLe, getResponse, moreBytes, parseReply, withLe } from './apdu.ts';
import { cardFault } from './faults.ts';
import { within } from './limit.ts';
import type { CardFault } from './port.ts';
import { APDU_LIMIT_MS, type CardConnection } from './transport.ts';

/** GET RESPONSE rounds for one answer; 256 bytes each carry the longest answer there is. */
const MAX_ROUNDS = 256;

/** Told of every command that was answered, and how long the card and its reader took, ms. */
export interface Meter {
  answered(ms: number): void;
}

/**
 * Commands and answers of one session, one at a time. The first command that gets no proper answer ends it: whatever answers
 * later may be another person's card.
 */
export class Channel {
  readonly #connection: CardConnection;
  readonly #clock: Clock;
  readonly #meter: Meter | undefined;
  #ended = false;

  constructor(connection: CardConnection, clock: Clock, meter?: Meter) {
    this.#connection = connection;
    this.#clock = clock;
    this.#meter = meter;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Sends one command as it is, once. */
  async send(command: Buffer): Promise<Result<Reply, CardFault>> {
    if (this.#ended) return err(cardFault('removed'));
    const sent = this.#clock.monotonic();
    const answer = await within(this.#clock, APDU_LIMIT_MS, this.#connection.transmit(command));
    this.#meter?.answered(this.#clock.monotonic() - sent);
    if (this.#ended) return err(cardFault('removed'));
    if (answer === 'timeout') return this.end(cardFault('timeout'));
    if (!answer.ok) return this.end(answer.error);
    const reply = parseReply(answer.value);
    return reply === undefined ? this.end(cardFault('removed')) : ok(reply);
  }

  /** Sends a command that only reads or computes, and gathers its answer: 6Cxx once with the right Le, 61xx to the end. */
  async fetch(command: Buffer): Promise<Result<Reply, CardFault>> {
    let reply = await this.send(command);
    if (!reply.ok) return reply;
    const le = exactLe(reply.value.sw);
    if (le !== undefined) reply = await this.send(withLe(command, le));

    const parts: Uint8Array[] = [];
    for (let round = 0; reply.ok && round <= MAX_ROUNDS; round++) {
      const { data, sw }: Reply = reply.value;
      parts.push(data);
      const more = moreBytes(sw);
      if (more === undefined) return ok({ data: Buffer.concat(parts), sw });
      reply = await this.send(getResponse(more));
    }
    return reply.ok ? this.end(cardFault('protocol')) : reply;
  }

  /** Ends the session for this reason; later calls answer `removed`. */
  end(fault: CardFault): Result<never, CardFault> {
    this.#ended = true;
    return err(fault);
  }

  /** Powers the card off. A reader that hangs does not hold the visit up for longer than one APDU may take. */
  async close(): Promise<void> {
    this.#ended = true;
    await within(this.#clock, APDU_LIMIT_MS, this.#connection.disconnect());
  }
}
