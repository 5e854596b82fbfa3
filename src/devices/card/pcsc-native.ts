import type pcsclite from 'pcsclite';
import type { PcscReader } from 'pcsclite';

import { type Result, err, ok } from '#contract/result.ts';

import { cardFault } from './faults.ts';
import { pcscFault } from './pcsc-codes.ts';
import type { CardFault } from './port.ts';

export type PcscLibrary = typeof pcsclite;

/** Loads the optional binding; without it there is no PC/SC service here. */
export async function loadPcsclite(): Promise<Result<PcscLibrary, CardFault>> {
  try {
    return ok((await import('pcsclite')).default);
  } catch (cause) {
    return err(cardFault('noService', cause));
  }
}

/**
 * Leaves the binding's callback before going on. It calls back without draining promises and, for events, while holding the
 * lock that `close` wants; from the next turn of the loop both are safe.
 */
export function later<A extends readonly unknown[]>(listener: (...args: A) => void): (...args: A) => void {
  return (...args) => void setImmediate(() => listener(...args));
}

/** The longest answer: 65536 bytes and the status word. */
const ANSWER_BYTES = 65_538;

/** One reader's native calls as promises, counted, because closing the reader during one would stop the event loop. */
export class NativeReader {
  readonly raw: PcscReader;
  #calls = 0;
  #idle = Promise.withResolvers<undefined>();

  constructor(raw: PcscReader) {
    this.raw = raw;
    this.#idle.resolve(undefined);
  }

  /** Settles when no native call is under way. */
  get idle(): Promise<undefined> {
    return this.#idle.promise;
  }

  connect(): Promise<Result<number | undefined, CardFault>> {
    const { raw } = this;
    return this.#call((done) => raw.connect({ share_mode: raw.SCARD_SHARE_EXCLUSIVE }, done));
  }

  /** Powers the card off, so that no PIN status outlives the session. */
  disconnect(): Promise<Result<undefined, CardFault>> {
    const { raw } = this;
    return this.#call((done) => raw.disconnect(raw.SCARD_UNPOWER_CARD, done));
  }

  transmit(command: Uint8Array, protocol: number): Promise<Result<Buffer | undefined, CardFault>> {
    const bytes = Buffer.from(command.buffer, command.byteOffset, command.length);
    return this.#call((done) => this.raw.transmit(bytes, ANSWER_BYTES, protocol, done));
  }

  #call<T>(
    start: (done: (failure?: unknown, value?: T) => void) => void,
  ): Promise<Result<T | undefined, CardFault>> {
    if (this.#calls++ === 0) this.#idle = Promise.withResolvers();
    return new Promise((resolve) => {
      start(
        later((failure?: unknown, value?: T) => {
          if (--this.#calls === 0) this.#idle.resolve(undefined);
          resolve(failure === null || failure === undefined ? ok(value) : err(pcscFault(failure)));
        }),
      );
    });
  }
}
