import { CHANGE_COINS } from '#contract/yen.ts';
import type { ChangeCoin, Denomination } from '#contract/yen.ts';
import { without } from './build.ts';
import type { MachineOptions } from './build.ts';
import { SimulatedCoinAcceptor } from './coin-acceptor.ts';
import { SimulatedHopper } from './hopper.ts';
import { SimulatedNoteValidator } from './note-validator.ts';
import type { NoteJam } from './note-validator.ts';
import { Places } from './places.ts';
import type { Place, Truth } from './places.ts';
import { INSTANT, Mechanics, REAL_PACE } from './slave.ts';
import type { Pace, Slave } from './slave.ts';
import { Wire } from './wire.ts';

export type MachinePart = 'coinAcceptor' | 'noteValidator' | `hopper:${ChangeCoin}`;

export type MachineEvent =
  | { readonly type: 'moved'; readonly truth: Truth }
  | {
      readonly type: 'command';
      readonly address: number;
      readonly header: number;
      readonly data: Uint8Array;
    };

const CASHBOX_PATH = 5;

/** A terminal's cash devices on one ccTalk bus, where every piece of money is somewhere. Moved by physical verbs only. */
export class CashMachine {
  readonly wire: Wire;
  readonly #places = new Places();
  readonly #acceptor: SimulatedCoinAcceptor;
  readonly #validator: SimulatedNoteValidator;
  readonly #hoppers: readonly SimulatedHopper[];
  readonly #listeners = new Set<(event: MachineEvent) => void>();
  #pace: Pace;
  #inserted = 0;
  #loaded = 0;

  constructor({
    clock,
    pace = 'real',
    fill = {},
    capacity = 500,
    serial = 10_000_001,
    build = {},
  }: MachineOptions) {
    this.#pace = pace === 'real' ? REAL_PACE : INSTANT;
    const paceNow = () => this.#pace;
    this.#acceptor = new SimulatedCoinAcceptor(serial, this.#coinWorld(), new Mechanics(clock), paceNow);
    this.#validator = new SimulatedNoteValidator(
      serial + 5,
      this.#noteWorld(),
      new Mechanics(clock),
      paceNow,
    );
    this.#hoppers = CHANGE_COINS.map((coin, at) => {
      const { hoppers: kind, hopperQuirks: quirks } = build;
      const place = { address: 3 + at, coin, capacity, serial: serial + 1 + at, kind, quirks };
      return new SimulatedHopper(place, this.#hopperWorld(coin), new Mechanics(clock), paceNow);
    });
    const listener = {
      command: (address: number, header: number, data: Uint8Array) =>
        this.#tell({ type: 'command', address, header, data }),
    };
    const slaves = this.#slaves().map((slave) => without(slave, build.lacks ?? []));
    const checksumOf = (address: number) => (build.crc16?.includes(address) ? 'crc16' : 'simple');
    this.wire = new Wire(clock, slaves, () => this.#pace.byteMs, listener, checksumOf);
    for (const coin of CHANGE_COINS) this.fillHopper(coin, fill[coin] ?? 0);
  }

  setPace(pace: 'real' | 'instant'): void {
    this.#pace = pace === 'real' ? REAL_PACE : INSTANT;
  }

  /** The lamp at the slot: whether this would be let in now. */
  takes(denomination: Denomination): boolean {
    return denomination === 1000 ? this.#validator.takes() : this.#acceptor.takes(denomination);
  }

  insertCoin(coin: ChangeCoin): void {
    this.#inserted += coin;
    this.#places.add('coinPath', coin);
    this.#acceptor.insert(coin);
    this.#moved();
  }

  /** A second note does not fit in while one is held: it stays in the resident's hand. */
  insertNote(note: 1000): void {
    if (this.#validator.occupied) return;
    this.#inserted += note;
    this.#places.add('notePath', note);
    this.#validator.insert();
    this.#moved();
  }

  takeTray(): void {
    this.#places.moveAll('tray', 'resident');
    this.#moved();
  }

  fillHopper(coin: ChangeCoin, coins: number): void {
    this.#loaded += coin * coins;
    this.#places.add(`hopper:${coin}`, coin, coins);
    this.#moved();
  }

  /** Staff, or a thief, take all its coins out; the books are not told. */
  emptyHopper(coin: ChangeCoin): void {
    this.#places.moveAll(`hopper:${coin}`, 'removed');
    this.#moved();
  }

  jam(part: MachinePart): void {
    this.#part(part).jam();
  }

  /** The next note that is to be stacked sticks there. */
  jamNote(where: NoteJam): void {
    this.#validator.jam(where);
  }

  /** The resident pulls at a note that sticks in the mouth. */
  pullNote(): void {
    this.#validator.pull();
    this.#moved();
  }

  fillStacker(): void {
    this.#validator.fill();
  }

  /** Staff collect what is in the stacker (収納金回収). */
  emptyStacker(): void {
    this.#validator.empty();
    this.#places.moveAll('stacker', 'removed');
    this.#moved();
  }

  get noteJam(): NoteJam | undefined {
    return this.#validator.jammedAt;
  }

  get stackerFull(): boolean {
    return this.#validator.full;
  }

  /** The next coin is kept and never credited. */
  swallowCoin(): void {
    this.#acceptor.swallow();
  }

  get gateSticks(): boolean {
    return this.#acceptor.sticks;
  }

  /** The coin gate stays as it is, whatever it is told. */
  stickGate(on: boolean): void {
    this.#acceptor.stick(on);
  }

  pressCoinReturn(): void {
    this.#acceptor.pressReturn();
  }

  /** A hopper refuses its next order. */
  refusePayout(coin: ChangeCoin): void {
    this.#hoppers.find((hopper) => hopper.coin === coin)?.refuse();
  }

  clearJam(part: MachinePart): void {
    this.#part(part).clearJam();
    this.#moved();
  }

  jammed(part: MachinePart): boolean {
    return this.#part(part).jammed;
  }

  cutPower(): void {
    if (!this.wire.powered) return;
    this.wire.powered = false;
    for (const slave of this.#slaves()) slave.powerOff();
    this.#moved();
  }

  restorePower(): void {
    if (this.wire.powered) return;
    this.wire.powered = true;
    for (const slave of this.#slaves()) slave.powerOn();
    this.#moved();
  }

  /** One device restarts by itself. */
  restart(part: MachinePart): void {
    this.#part(part).powerOff();
    this.#part(part).powerOn();
    this.#moved();
  }

  unplug(): void {
    this.wire.plugged = false;
  }

  replug(): void {
    this.wire.plugged = true;
  }

  /** The next replies are not heard; with `to`, only those to that command header. */
  loseReplies(replies: number, to?: number): void {
    this.wire.fault('lost', replies, to);
  }

  corruptReplies(replies: number, to?: number): void {
    this.wire.fault('corrupt', replies, to);
  }

  /** The next replies come when nobody waits for them any more. */
  delayReplies(replies: number, to?: number): void {
    this.wire.fault('late', replies, to);
  }

  /** The next commands are not heard by any device. */
  loseCommands(commands: number, header?: number): void {
    this.wire.fault('unheard', commands, header);
  }

  truth(): Truth {
    return {
      inserted: this.#inserted,
      loaded: this.#loaded,
      gotBack: this.#places.sum('resident'),
      tray: this.#places.sum('tray'),
      found: this.#places.sum('staff'),
      places: this.#places.all(),
    };
  }

  subscribe(listener: (event: MachineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #slaves(): readonly Slave[] {
    return [this.#acceptor, ...this.#hoppers, this.#validator];
  }

  #part(part: MachinePart): SimulatedCoinAcceptor | SimulatedNoteValidator | SimulatedHopper {
    if (part === 'coinAcceptor') return this.#acceptor;
    if (part === 'noteValidator') return this.#validator;
    const hopper = this.#hoppers.find(({ coin }) => part === `hopper:${coin}`);
    if (hopper === undefined) throw new Error(`no ${part}`);
    return hopper;
  }

  #coinWorld() {
    return {
      sort: (coin: ChangeCoin, path: number, otherwise: number) => {
        const hopper = this.#hoppers[path - 1];
        const taken = hopper === undefined || hopper.full ? otherwise : path;
        const place = this.#hoppers[taken - 1];
        this.#move(coin, 'coinPath', place && taken !== CASHBOX_PATH ? `hopper:${place.coin}` : 'cashbox');
        return taken;
      },
      giveBack: (coin: ChangeCoin) => this.#move(coin, 'coinPath', 'resident'),
      takeOut: (coin: ChangeCoin) => this.#move(coin, 'coinPath', 'staff'),
    };
  }

  #noteWorld() {
    return {
      move: (to: 'escrow' | 'notePath' | 'stacker' | 'resident' | 'staff') =>
        this.#move(1000, this.#places.count('escrow', 1000) > 0 ? 'escrow' : 'notePath', to),
    };
  }

  #hopperWorld(coin: ChangeCoin) {
    return {
      count: () => this.#places.count(`hopper:${coin}`, coin),
      drop: () => this.#move(coin, `hopper:${coin}`, 'tray'),
    };
  }

  #move(denomination: Denomination, from: Place, to: Place): void {
    this.#places.move(denomination, from, to);
    this.#moved();
  }

  #moved(): void {
    this.#tell({ type: 'moved', truth: this.truth() });
  }

  #tell(event: MachineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
