import type { ChangeCoin } from '#contract/yen.ts';
import { ACK, NAK, data, introduce, text, u24 } from './slave.ts';
import type { Mechanics, Pace, Reply, Slave } from './slave.ts';

/** What a hopper does to the world. */
export interface HopperWorld {
  count(): number;
  /** One coin falls into the tray. */
  drop(): void;
}

/** What some makers' hoppers do otherwise (facts of the product, part 4, 2.3). */
export interface HopperQuirks {
  /** Its event counter also counts an order that it refuses. */
  readonly countsRefusals?: boolean;
  /** What was paid and unpaid is forgotten with the power. */
  readonly forgets?: boolean;
}

const ENABLE = 165;
/** Level sensors, in coins. */
const LOW = 5;

/** A coin hopper (釣銭ホッパー), address 3 to 6, keyed by its serial number. */
export class SimulatedHopper implements Slave {
  readonly address: number;
  readonly coin: ChangeCoin;
  readonly capacity: number;
  readonly #serial: number;
  readonly #kind: 'serialNumber' | 'open' | 'ciphered';
  readonly #quirks: HopperQuirks;
  readonly #world: HopperWorld;
  readonly #mechanics: Mechanics;
  readonly #pace: () => Pace;
  #enabled = false;
  #events = 0;
  #remaining = 0;
  #paid = 0;
  #unpaid = 0;
  #dispensed = 0;
  #timedOut = false;
  #blocked = false;
  #latched = false;
  #cutInPayout = false;
  #refuses = false;

  constructor(
    place: {
      readonly address: number;
      readonly coin: ChangeCoin;
      readonly capacity: number;
      readonly serial: number;
      readonly kind?: 'serialNumber' | 'open' | 'ciphered' | undefined;
      readonly quirks?: HopperQuirks | undefined;
    },
    world: HopperWorld,
    mechanics: Mechanics,
    pace: () => Pace,
  ) {
    this.address = place.address;
    this.coin = place.coin;
    this.capacity = place.capacity;
    this.#serial = place.serial;
    this.#kind = place.kind ?? 'serialNumber';
    this.#quirks = place.quirks ?? {};
    this.#world = world;
    this.#mechanics = mechanics;
    this.#pace = pace;
  }

  get full(): boolean {
    return this.#world.count() >= this.capacity;
  }

  /** Whether something blocks it, known to the device or not. */
  get jammed(): boolean {
    return this.#blocked;
  }

  jam(): void {
    this.#blocked = true;
  }

  clearJam(): void {
    this.#blocked = false;
    this.#latched = false;
  }

  /** Its motor does not start at the next order, which it therefore refuses. */
  refuse(): void {
    this.#refuses = true;
  }

  powerOff(): void {
    this.#mechanics.stop();
    this.#cutInPayout ||= this.#remaining > 0 && this.#quirks.forgets !== true;
    if (this.#remaining > 0) this.#unpaid = this.#remaining;
    if (this.#quirks.forgets === true) {
      this.#paid = 0;
      this.#unpaid = 0;
    }
    this.#forget();
  }

  /** Nothing moves until it is told to. */
  powerOn(): void {}

  answer(header: number, bytes: Uint8Array): Reply {
    switch (header) {
      case 1:
        this.#forget();
        this.#cutInPayout = false;
        this.#timedOut = false;
        this.#latched = this.#blocked;
        return ACK;
      case 171:
        return text(`JP${String(this.coin).padStart(3, '0')}A`);
      case 217:
        return data(0x30 | (this.#world.count() < LOW ? 1 : 0) | (this.full ? 2 : 0));
      case 168:
        return data(...u24(this.#dispensed));
      case 166:
        return data(this.#events, this.#remaining, this.#paid, this.#unpaid);
      case 163:
        return data(
          (this.#timedOut ? 2 : 0) | (this.#latched ? 32 : 0),
          0,
          (this.#cutInPayout ? 1 : 0) | (this.#kind === 'ciphered' ? 16 : 0),
        );
      case 160:
        return this.#kind === 'serialNumber' ? undefined : data(1, 2, 3, 4, 5, 6, 7, 8);
      case 164:
        this.#enabled = bytes[0] === ENABLE;
        return ACK;
      case 167:
        return this.#dispense(bytes);
      default:
        return introduce(header, { category: 'Payout', product: 'MHP-500', serial: this.#serial });
    }
  }

  #dispense(bytes: Uint8Array): Reply {
    const coins = bytes.at(-1) ?? 0;
    const mine = this.#kind === 'open' ? bytes.length === 9 : this.#keyed(bytes);
    const refuses = this.#refuses;
    this.#refuses = false;
    const unable = !mine || !this.#enabled || this.#latched || this.#cutInPayout;
    if (unable || refuses || this.#remaining > 0 || coins === 0) return this.#nak();
    this.#events = (this.#events % 255) + 1;
    this.#remaining = coins;
    this.#paid = 0;
    this.#unpaid = 0;
    this.#timedOut = false;
    this.#turn();
    return data(this.#events);
  }

  #nak(): Reply {
    if (this.#quirks.countsRefusals === true) this.#events = (this.#events % 255) + 1;
    return NAK;
  }

  #keyed(bytes: Uint8Array): boolean {
    const key = u24(this.#serial);
    return this.#kind === 'serialNumber' && bytes.length === 4 && key.every((byte, at) => bytes[at] === byte);
  }

  #turn(): void {
    if (this.#remaining === 0) return;
    const { payMs, emptyMs } = this.#pace();
    if (this.#blocked || this.#world.count() === 0) this.#mechanics.after(emptyMs, () => this.#giveUp());
    else this.#mechanics.after(payMs, () => this.#pay());
  }

  #pay(): void {
    if (!this.#blocked && this.#world.count() > 0) {
      this.#remaining--;
      this.#paid++;
      this.#dispensed++;
      this.#world.drop();
    }
    this.#turn();
  }

  #giveUp(): void {
    this.#unpaid = this.#remaining;
    this.#remaining = 0;
    if (this.#blocked) this.#latched = true;
    else this.#timedOut = true;
  }

  #forget(): void {
    this.#enabled = false;
    this.#events = 0;
    this.#remaining = 0;
  }
}
