import type { Clock } from '#contract/clock.ts';
import { FrameParser, HOST, encodeFrame } from '../cctalk/frame.ts';
import type { Checksum } from '../cctalk/frame.ts';
import type { Slave } from './slave.ts';

/**
 * How the line lies: a fault applies to the next replies, or only to those to one header. `unheard` spoils the command instead: no
 * device has heard it.
 */
export type LineFault = 'lost' | 'corrupt' | 'late' | 'unheard';

export interface WireListener {
  /** A device has carried out a command. */
  readonly command: (address: number, header: number, data: Uint8Array) => void;
}

const GAP_MS = 50;
/** Longer than any host waits. */
const LATE_MS = 700;

/** The one-wire bus: gives the host its own bytes back, then the answer of the device that was meant. */
export class Wire {
  readonly #clock: Clock;
  readonly #slaves: readonly Slave[];
  readonly #byteMs: () => number;
  readonly #listener: WireListener;
  readonly #checksumOf: (address: number) => Checksum;
  readonly #parser: FrameParser;
  readonly #faults: { readonly fault: LineFault; readonly to: number | undefined }[] = [];
  #send: ((bytes: Uint8Array) => void) | undefined;
  #heardAt = 0;
  powered = true;
  plugged = true;
  /** When something was last said into a loose cable, by this bus's clock. */
  unheardAt = -Infinity;

  constructor(
    clock: Clock,
    slaves: readonly Slave[],
    byteMs: () => number,
    listener: WireListener,
    checksumOf: (address: number) => Checksum = () => 'simple',
  ) {
    this.#checksumOf = checksumOf;
    this.#parser = new FrameParser(checksumOf);
    this.#clock = clock;
    this.#slaves = slaves;
    this.#byteMs = byteMs;
    this.#listener = listener;
  }

  /** The one host's end; a former one is no longer heard. */
  connect(send: (bytes: Uint8Array) => void): void {
    this.#send = send;
    this.#parser.gap();
  }

  fault(fault: LineFault, replies: number, to?: number): void {
    for (let left = replies; left > 0; left--) this.#faults.push({ fault, to });
  }

  /** The faults that wait for their reply, in order. */
  get spoilt(): readonly LineFault[] {
    return this.#faults.map(({ fault }) => fault);
  }

  /** Whether a fault waits for the next reply to that command. */
  spoils(header: number): boolean {
    return this.#faults.some(({ to }) => to === undefined || to === header);
  }

  receive(bytes: Uint8Array): void {
    const now = this.#clock.monotonic();
    if (!this.plugged) {
      this.unheardAt = now;
      return;
    }
    if (now - this.#heardAt > GAP_MS) this.#parser.gap();
    this.#heardAt = now;
    this.#say(bytes, 0);
    for (const received of this.#parser.feed(bytes)) {
      if (received.type === 'damaged') continue;
      const { destination, header, data } = received.frame;
      this.#command(destination, header, data);
    }
  }

  #command(address: number, header: number, data: Uint8Array): void {
    const slave = this.#slaves.find((slave) => slave.address === address);
    if (slave === undefined || !this.powered) return;
    if (this.#takeFault(header, (fault) => fault === 'unheard') !== undefined) return;
    const reply = slave.answer(header, data);
    this.#listener.command(address, header, data);
    if (reply === undefined) return;
    const bytes = encodeFrame(
      { destination: HOST, source: address, header: reply.header, data: Uint8Array.from(reply.data) },
      this.#checksumOf(address),
    );
    const fault = this.#takeFault(header, (fault) => fault !== 'unheard');
    if (fault === 'lost') return;
    if (fault === 'corrupt') bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 0x40;
    const onTheWire = (bytes.length + data.length + 5) * this.#byteMs();
    this.#say(bytes, fault === 'late' ? onTheWire + LATE_MS : onTheWire);
  }

  #takeFault(header: number, concerns: (fault: LineFault) => boolean): LineFault | undefined {
    const at = this.#faults.findIndex(
      ({ fault, to }) => concerns(fault) && (to === undefined || to === header),
    );
    return at === -1 ? undefined : this.#faults.splice(at, 1)[0]?.fault;
  }

  #say(bytes: Uint8Array, afterMs: number): void {
    const send = this.#send;
    if (afterMs === 0) send?.(bytes);
    else this.#clock.setTimeout(() => this.plugged && send === this.#send && send?.(bytes), afterMs);
  }
}
