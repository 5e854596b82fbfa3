import { EventEmitter } from 'node:events';

import type { PcscClient, PcscReader } from 'pcsclite';

import { ok } from '#contract/result.ts';
import type { PcscOptions } from '#devices/card/pcsc-service.ts';
import type { Icc } from '#devices/card/simulator/icc.ts';

const EMPTY = 0x10;
const PRESENT = 0x20;
const MUTE = 0x200;
type Done<T> = (error?: Error, value?: T) => void;

/** What every further command on a handle ends with, as pcsclite words it. */
export const FAILURE = {
  removed: 'SCardTransmit error: Card was removed. (0x80100069)',
  reset: 'SCardTransmit error: Card was reset. (0x80100068)',
  swapped: 'SCardTransmit error: Transaction failed. (0x80100016)',
  broken: 'SCardTransmit error: RPC transport error. (0x8010002f)',
  serviceGone: 'SCardTransmit error: Service not available. (0x8010001d)',
} as const;

/** A reader of the binding's kind: it keeps its handle as pcsclite does, and fails as pcscd does. */
export class FakeReader extends EventEmitter implements PcscReader {
  readonly name = 'Fake reader 00 00';
  readonly SCARD_SHARE_EXCLUSIVE = 1;
  readonly SCARD_UNPOWER_CARD = 2;
  connected = false;
  failure: string | undefined;
  #card: Icc | undefined;
  #pending: Done<Buffer> | undefined;
  #events = 0;
  #flags = EMPTY;

  lay(card: Icc | undefined): void {
    this.#card = card;
    this.#tell(card ? PRESENT : EMPTY);
  }

  /** One card for another between two polls: the reader tells of one change and counts two. */
  swap(card: Icc): void {
    this.#events += 1;
    this.lay(card);
  }

  /** Two at once, of which the reader's field gets no proper answer. */
  layTwo(): void {
    this.#card = undefined;
    this.#tell(PRESENT | MUTE);
  }

  /** The command under way, if there is one, and all that follow on this handle. */
  fail(failure: string): void {
    this.failure = failure;
    this.#pending?.(new Error(failure));
    this.#pending = undefined;
  }

  #tell(flags: number): void {
    if (this.#pending) this.fail(FAILURE.removed);
    this.#flags = flags;
    this.#events += 1;
    this.emit('status', { state: (this.#events << 16) | flags });
  }

  connect(_: unknown, done: Done<number>): void {
    if (this.connected) return done(); // neither error nor protocol: the binding's own defect
    if (this.#flags & MUTE) return done(new Error('Card is unresponsive. (0x80100066)'));
    if (this.#card === undefined) return done(new Error('No smart card inserted. (0x8010000c)'));
    this.failure = undefined;
    this.connected = true;
    this.#card.signal('on');
    done(undefined, 2);
  }

  disconnect(_: number, done: Done<never>): void {
    this.connected = false;
    this.#card?.signal('off');
    done();
  }

  transmit(command: Buffer, _bytes: number, _protocol: number, done: Done<Buffer>): void {
    if (this.failure !== undefined) return done(new Error(this.failure));
    this.#pending = done;
    void this.#card?.transmit(command).then((answer) => {
      if (this.#pending !== done) return;
      this.#pending = undefined;
      done(undefined, Buffer.from(answer));
    });
  }

  close(): void {
    this.emit('end');
  }
}

class FakeClient extends EventEmitter implements PcscClient {
  close(): void {
    this.removeAllListeners();
  }
}

/** pcscd and its binding, of which nothing is native; a reader hangs on it when it is plugged in. */
export class FakePcscd {
  #client = new FakeClient();
  #reader = new FakeReader();

  readonly load: PcscOptions['load'] = () => Promise.resolve(ok(() => (this.#client = new FakeClient())));

  get reader(): FakeReader {
    return this.#reader;
  }

  plug(): void {
    this.#reader = new FakeReader();
    this.#client.emit('reader', this.#reader);
    this.#reader.lay(undefined);
  }

  unplug(): void {
    this.#reader.fail(FAILURE.broken);
    this.#reader.emit('end');
  }

  /** The daemon dies. It is back when the driver asks next, without readers. */
  die(): void {
    this.#reader.fail(FAILURE.serviceGone);
    this.#client.emit('error', new Error('SCardGetStatusChange error: (0x80100013)'));
  }
}
