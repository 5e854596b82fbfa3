import { coilSwitched, inputAsked, sealed, READ_DISCRETE_INPUTS, WRITE_SINGLE_COIL } from '../modbus.ts';
import type { PaperExitProfile } from '../driver.ts';

/** How the made-up sensor is wired; a driver is told the same. */
export const EXIT_SENSOR = {
  baudRate: 9600,
  parity: 'none',
  unit: 1,
  input: 0,
  paper: 'open',
  lamp: 0,
} as const satisfies Omit<PaperExitProfile, 'address'>;

const ILLEGAL_DATA_ADDRESS = 0x02;

/**
 * A light barrier across the output tray, and the input module that its contact is wired to (模擬センサー). What lies in the tray
 * is a fact of the printer's; the barrier sees it unless hands have seen to it.
 */
export class ExitSensor {
  readonly #liesThere: () => boolean;
  /** Dust on the lens: it sees paper where there is none. */
  dirty = false;
  powered = true;
  /** The lamp at the module's coil. */
  lit = false;
  /** The cable between module and core. */
  plugged = true;
  /** Its line, as a bus of one device. */
  readonly wire = {
    connect: (send: (bytes: Uint8Array) => void): void => void (this.#send = send),
    receive: (bytes: Uint8Array): void => this.#receive(bytes),
  };
  /** How often in a row it has told of paper. */
  toldPaper = 0;
  #send: (bytes: Uint8Array) => void = () => undefined;

  constructor(liesThere: () => boolean) {
    this.#liesThere = liesThere;
  }

  /** Whether it sees paper. */
  get seesPaper(): boolean {
    return this.dirty || this.#liesThere();
  }

  #switch({ coil, on }: { readonly coil: number; readonly on: boolean }, bytes: Uint8Array): void {
    const { unit, lamp } = EXIT_SENSOR;
    if (coil !== lamp) return this.#send(sealed(unit, WRITE_SINGLE_COIL + 0x80, ILLEGAL_DATA_ADDRESS));
    this.lit = on;
    this.#send(bytes);
  }

  #receive(bytes: Uint8Array): void {
    const { unit, input } = EXIT_SENSOR;
    const switched = coilSwitched(bytes, unit);
    if (switched && this.powered && this.plugged) return this.#switch(switched, bytes);
    const asked = inputAsked(bytes, unit);
    if (asked === undefined || !this.powered || !this.plugged) return;
    this.toldPaper = this.seesPaper ? this.toldPaper + 1 : 0;
    this.#send(
      asked === input
        ? sealed(unit, READ_DISCRETE_INPUTS, 1, this.seesPaper ? 0 : 1)
        : sealed(unit, READ_DISCRETE_INPUTS + 0x80, ILLEGAL_DATA_ADDRESS),
    );
  }
}
