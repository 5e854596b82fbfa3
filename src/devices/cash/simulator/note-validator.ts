import { EventBuffer } from './event-buffer.ts';
import { ACK, data, introduce, text, u24 } from './slave.ts';
import type { Mechanics, Pace, Reply, Slave } from './slave.ts';

/** Types as the maker ordered them: larger notes are known too, and must not be enabled. */
const NOTES = ['JP0010B', 'JP0001A', 'JP0002A', 'JP0001B', 'JP0005B'];
/** The 1,000-yen note of 2024. */
const TYPE = 4;
const BLANK = '.......';
const WATCHDOG_MS = 5000;
const ESCROW_MS = 30_000;
const ESCROWED = 1;
const STACKED = 0;
const RETURNED = 1;
const INHIBITED = 4;
const FULL = 14;
const BILL_JAMMED = 39;
const STACKER_FULL = 45;

/**
 * Where a note sticks: behind the flap, where nobody gets at it from outside; in the mouth, from which the resident can pull it
 * back; or half in the stacker.
 */
export type NoteJam = 'safe' | 'mouth' | 'stacker';
const JAMS: Readonly<Record<NoteJam, number>> = { safe: 16, mouth: 6, stacker: 7 };

/** What the validator does to the world, with its one note. */
export interface NoteWorld {
  move(to: 'escrow' | 'notePath' | 'stacker' | 'resident' | 'staff'): void;
}

type Held = 'nothing' | 'coming' | 'escrow' | 'stacking' | 'returning' | 'stuck';

/** A note validator (紙幣識別機) with escrow for one note, address 40. */
export class SimulatedNoteValidator implements Slave {
  readonly address = 40;
  readonly #serial: number;
  readonly #world: NoteWorld;
  readonly #mechanics: Mechanics;
  readonly #pace: () => Pace;
  readonly #events = new EventBuffer();
  #held: Held = 'nothing';
  #powered = true;
  #enabled = false;
  #mask = 0;
  #polledAt = -Infinity;
  #jam: NoteJam | undefined;
  #full = false;
  #accepted = 0;

  constructor(serial: number, world: NoteWorld, mechanics: Mechanics, pace: () => Pace) {
    this.#serial = serial;
    this.#world = world;
    this.#mechanics = mechanics;
    this.#pace = pace;
  }

  /** A 1,000-yen note at the mouth, already in `notePath`. */
  insert(): void {
    if (!this.takes()) {
      if (this.#powered) this.#events.push(0, INHIBITED);
      return this.#world.move('resident');
    }
    this.#held = 'coming';
    return this.#mechanics.after(this.#pace().noteMs, () => this.#escrow());
  }

  /** Whether the gate would let a 1,000-yen note in now. */
  takes(): boolean {
    const watched = this.#mechanics.now() - this.#polledAt <= WATCHDOG_MS;
    const open = this.#powered && this.#enabled && watched && !this.#full && this.#held === 'nothing';
    return open && (this.#mask & (1 << (TYPE - 1))) !== 0;
  }

  /** Whether a note is in the mouth, so that no second one fits. */
  get occupied(): boolean {
    return this.#held !== 'nothing';
  }

  /** Whether something blocks it, known to the device or not. */
  get jammed(): boolean {
    return this.#jam !== undefined;
  }

  get jammedAt(): NoteJam | undefined {
    return this.#jam;
  }

  get full(): boolean {
    return this.#full;
  }

  jam(where: NoteJam = 'safe'): void {
    this.#jam = where;
  }

  /** Staff take the stuck note out. */
  clearJam(): void {
    this.#jam = undefined;
    if (this.#held === 'stuck') this.#leave('staff');
  }

  /** The resident pulls a note that sticks in the mouth back out; no other can be got at. */
  pull(): void {
    if (this.#held !== 'stuck' || this.#jam !== 'mouth') return;
    this.#jam = undefined;
    this.#leave('resident');
  }

  /** The stacker holds no more notes, until it has been emptied. */
  fill(): void {
    this.#full = true;
    if (this.#powered) this.#events.push(0, FULL);
  }

  empty(): void {
    this.#full = false;
  }

  powerOff(): void {
    this.#powered = false;
    this.#mechanics.stop();
    this.#events.clear();
    this.#enabled = false;
    this.#mask = 0;
  }

  /** A note on its way is brought to its end; one in escrow is given back. Nobody is told: the events are gone. */
  powerOn(): void {
    this.#powered = true;
    if (this.#held === 'stacking') {
      this.#accepted++;
      this.#leave('stacker');
    } else if (this.#held !== 'nothing' && this.#held !== 'stuck') {
      this.#leave('resident');
    }
  }

  answer(header: number, bytes: Uint8Array): Reply {
    const [first = 0, second = 0] = bytes;
    switch (header) {
      case 153:
        return ACK;
      case 232:
        return data(this.#fault);
      case 225:
        return data(...u24(this.#accepted));
      case 157:
        return text(NOTES[first - 1] ?? BLANK);
      case 156:
        return data(0xe8, 0x03, 0);
      case 159:
        this.#polledAt = this.#mechanics.now();
        return this.#events.page();
      case 231:
        this.#mask = first + second * 256;
        return ACK;
      case 228:
        this.#enabled = first === 1;
        return ACK;
      case 154:
        return this.#route(first);
      default:
        return introduce(header, { category: 'Bill Validator', product: 'MNV-1', serial: this.#serial });
    }
  }

  #escrow(): void {
    this.#held = 'escrow';
    this.#world.move('escrow');
    this.#events.push(TYPE, ESCROWED);
    this.#mechanics.after(ESCROW_MS, () => this.#giveBack('escrow'));
  }

  #route(to: number): Reply {
    if (this.#held !== 'escrow') return data(254);
    this.#world.move('notePath');
    this.#held = to === 1 ? 'stacking' : 'returning';
    this.#mechanics.after(this.#pace().noteMs, () =>
      to === 1 ? this.#stack() : this.#giveBack('returning'),
    );
    return ACK;
  }

  #stack(): void {
    if (this.#jam !== undefined) {
      this.#held = 'stuck';
      this.#events.push(0, JAMS[this.#jam]);
      return;
    }
    this.#accepted++;
    this.#leave('stacker');
    this.#events.push(TYPE, STACKED);
  }

  #giveBack(from: Held): void {
    if (this.#held !== from) return;
    this.#leave('resident');
    this.#events.push(0, RETURNED);
  }

  get #fault(): number {
    if (this.#held === 'stuck') return BILL_JAMMED;
    return this.#full ? STACKER_FULL : 0;
  }

  #leave(to: 'stacker' | 'resident' | 'staff'): void {
    this.#held = 'nothing';
    this.#world.move(to);
  }
}
