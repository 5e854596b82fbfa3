import type { ChangeCoin } from '#contract/yen.ts';
import { EventBuffer } from './event-buffer.ts';
import { ACK, NAK, data, introduce, text, u24 } from './slave.ts';
import type { Mechanics, Pace, Reply, Slave } from './slave.ts';

/** Positions are the maker's; both issues of the 500-yen coin, a foreign coin and blanks are among them. */
const COINS: readonly { readonly id: string; readonly coin: ChangeCoin | undefined }[] = [
  { id: 'JP500A', coin: 500 },
  { id: 'JP010A', coin: 10 },
  { id: 'US025A', coin: undefined },
  { id: 'JP100A', coin: 100 },
  { id: 'JP050A', coin: 50 },
  { id: 'JP500B', coin: 500 },
];
const BLANK = '......';
const INHIBITED = 128;
const SENSOR_TIMEOUT = 6;
const SENSOR_FAULT = 3;
const SWALLOWED = 36;
const COIN_RETURN = 254;
/** Without a poll the device stops accepting by itself (part 4, 2). */
const WATCHDOG_MS = 1000;

/** What the acceptor does to the world. */
export interface CoinWorld {
  /** The coin falls along `path`, or along `otherwise` where that is full; answers the path taken. */
  sort(coin: ChangeCoin, path: number, otherwise: number): number;
  giveBack(coin: ChangeCoin): void;
  /** Staff take a stuck coin out. */
  takeOut(coin: ChangeCoin): void;
}

/** A coin acceptor with sorter (硬貨選別機), address 2. Has no escrow: once credited, a coin is kept. */
export class SimulatedCoinAcceptor implements Slave {
  readonly address = 2;
  readonly #serial: number;
  readonly #world: CoinWorld;
  readonly #mechanics: Mechanics;
  readonly #pace: () => Pace;
  readonly #events = new EventBuffer();
  readonly #paths = new Map<number, number>();
  #defaultPath = 0;
  #mask = 0;
  #master = true;
  #nextMask: number | undefined;
  #polledAt = -Infinity;
  #powered = true;
  #jammed = false;
  readonly #stuck: ChangeCoin[] = [];
  readonly #falling: ChangeCoin[] = [];
  #newer500 = false;
  #swallows = false;
  #sticks = false;
  readonly #accepted = COINS.map(() => 0);

  constructor(serial: number, world: CoinWorld, mechanics: Mechanics, pace: () => Pace) {
    this.#serial = serial;
    this.#world = world;
    this.#mechanics = mechanics;
    this.#pace = pace;
  }

  /** A coin in the slot. It comes back at once unless the gate is open for it. */
  insert(coin: ChangeCoin): void {
    const position = this.#positionOf(coin);
    if (!this.#ready()) return this.#world.giveBack(coin);
    if (!this.#lets(position)) {
      this.#events.push(0, INHIBITED + position - 1);
      return this.#world.giveBack(coin);
    }
    if (this.#nextMask !== undefined) this.#mask = this.#nextMask;
    this.#falling.push(coin);
    return this.#mechanics.after(this.#pace().coinMs, () => this.#arrive(coin, position));
  }

  /** Whether the gate would let this coin in now. */
  takes(coin: ChangeCoin): boolean {
    return this.#ready() && COINS.some((known, at) => known.coin === coin && this.#lets(at + 1));
  }

  /** Whether something blocks it, known to the device or not. */
  get jammed(): boolean {
    return this.#jammed;
  }

  jam(): void {
    this.#jammed = true;
  }

  clearJam(): void {
    this.#jammed = false;
    for (const coin of this.#stuck.splice(0)) this.#world.takeOut(coin);
  }

  /** The next coin falls past the sensor into the cashbox, and is never credited. */
  swallow(): void {
    this.#swallows = true;
  }

  get sticks(): boolean {
    return this.#sticks;
  }

  /** Its gate stays as it is, whatever it is told, until it is freed. */
  stick(on: boolean): void {
    this.#sticks = on;
  }

  /** The lever beside the slot (返却レバー): nothing is in the coin way, so nothing comes back. */
  pressReturn(): void {
    if (this.#powered) this.#events.push(0, COIN_RETURN);
  }

  powerOff(): void {
    this.#powered = false;
    this.#mechanics.stop();
    for (const coin of this.#falling.splice(0)) this.#world.giveBack(coin);
    this.#forget();
  }

  powerOn(): void {
    this.#powered = true;
  }

  answer(header: number, bytes: Uint8Array): Reply {
    const [first = 0, second = 0, , next = 0, nextHigh = 0] = bytes;
    switch (header) {
      case 1:
        this.#forget();
        return ACK;
      case 232:
        return data(this.#stuck.length > 0 ? SENSOR_FAULT : 0);
      case 225:
        return data(...u24(this.#accepted.reduce((sum, coins) => sum + coins, 0)));
      case 150:
        return data(...u24(this.#accepted[first - 1] ?? 0));
      case 184:
        return text(COINS[first - 1]?.id ?? BLANK);
      case 229:
        this.#polledAt = this.#mechanics.now();
        return this.#events.page();
      case 231:
        if (this.#sticks) return ACK;
        this.#mask = first + second * 256;
        this.#nextMask = undefined;
        return ACK;
      case 230:
        return data(this.#mask & 0xff, this.#mask >> 8);
      case 228:
        this.#master = first === 1;
        return ACK;
      case 162:
        if (this.#sticks) return ACK;
        this.#mask = first + second * 256;
        this.#nextMask = next + nextHigh * 256;
        return ACK;
      case 210:
        if (COINS[first - 1] === undefined) return NAK;
        this.#paths.set(first, second);
        return ACK;
      case 189:
        this.#defaultPath = first;
        return ACK;
      default:
        return introduce(header, { category: 'Coin Acceptor', product: 'MCA-16', serial: this.#serial });
    }
  }

  #arrive(coin: ChangeCoin, position: number): void {
    this.#falling.splice(this.#falling.indexOf(coin), 1);
    if (this.#jammed) {
      this.#stuck.push(coin);
      this.#events.push(0, SENSOR_TIMEOUT);
      return;
    }
    if (this.#swallows) {
      this.#swallows = false;
      this.#world.sort(coin, this.#defaultPath, this.#defaultPath);
      this.#events.push(0, SWALLOWED);
      return;
    }
    this.#accepted[position - 1] = (this.#accepted[position - 1] ?? 0) + 1;
    const path = this.#world.sort(coin, this.#paths.get(position) ?? this.#defaultPath, this.#defaultPath);
    this.#events.push(position, path);
  }

  #positionOf(coin: ChangeCoin): number {
    if (coin === 500) {
      this.#newer500 = !this.#newer500;
      return this.#newer500 ? 6 : 1;
    }
    return COINS.findIndex((known) => known.coin === coin) + 1;
  }

  #ready(): boolean {
    return this.#powered && this.#stuck.length === 0 && this.#mechanics.now() - this.#polledAt <= WATCHDOG_MS;
  }

  #lets(position: number): boolean {
    return this.#master && (this.#mask & (1 << (position - 1))) !== 0;
  }

  #forget(): void {
    this.#events.clear();
    this.#paths.clear();
    this.#defaultPath = 0;
    this.#mask = 0;
    this.#master = true;
    this.#nextMask = undefined;
  }
}
