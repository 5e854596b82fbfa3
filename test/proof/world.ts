import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

import type { Action } from '#contract/action.ts';
import { wait } from '#contract/clock.ts';
import type { Clock } from '#contract/clock.ts';
import type { Ids } from '#contract/ids.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';
import type { PrintVerdict } from '#contract/paper.ts';
import { CHANGE_COINS } from '#contract/yen.ts';
import type { ChangeCoin, Denomination } from '#contract/yen.ts';
import type { CashStatus } from '#devices/cash/port.ts';
import { CashMachine } from '#devices/cash/simulator/machine.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { openLedger } from '#ledger/open-ledger.ts';
import { TERMINAL, countedIds } from '#ledger/testing/test-ledger.ts';

import { Core } from './core.ts';
import { Effects } from './effects.ts';
import type { Scene } from './evidence.ts';
import { SOUND } from './mutant.ts';
import type { Mutant } from './mutant.ts';
import { Watch } from './watch.ts';

/** Coins that every run begins with, by the books and in the hoppers: a few visits, and change runs short. */
export const FILL = { 10: 14, 50: 6, 100: 10, 500: 4 };
const FILE = 'ledger.db';
/** Seconds that the terminal may take to open. */
const OPENING_LOOKS = 60;
/** Longer than the driver takes to act on what it sees, ms. */
const SETTLED_MS = 2_000;
/**
 * An order to shut that a loose cable swallows reaches nobody: the note validator then shuts itself 5 s after the last poll that
 * it heard (ccTalk part 4, 2), and nothing else can. Longer than that, ms.
 */
const WATCHDOG_MS = 6_000;

/** 229 and 159: what happened to coins and to notes. */
const POLLS = [229, 159];

/** A ledger with the float in it, made once for all runs. */
function freshLedger(folder: string): string {
  const path = join(folder, FILE);
  const ledger = openLedger(ledgerAt(path, new HandClock(), countedIds('float')));
  for (const coin of CHANGE_COINS) ledger.loadFloat(coin, FILL[coin]);
  ledger.close();
  return path;
}

function ledgerAt(path: string, clock: Clock, ids: Ids) {
  return { path, terminal: TERMINAL, budget: 1e9, clock, ids };
}

/** Where a run keeps its files, and the ledger that it begins with. */
export interface Place {
  readonly folder: string;
  readonly fresh: string;
}

/** What many runs share. */
export function placeIn(folder: string): Place {
  return { folder, fresh: freshLedger(folder) };
}

/**
 * A terminal whose ledger, cash devices and flows are the real ones, on one simulated clock. When its core dies, the files
 * of the ledger are kept as they are in that moment, as the kernel keeps those of a killed process; what the dead core still
 * writes goes nowhere, and the next one opens what was kept.
 */
export class World {
  readonly clock = new HandClock();
  readonly machine = new CashMachine({ clock: this.clock, pace: 'real', fill: FILL });
  readonly ids = countedIds();
  readonly effects = new Effects();
  readonly watch: Watch;
  readonly mutant: Mutant;
  /** What becomes of the next sheets; printed when there is none left. */
  readonly verdicts: PrintVerdict[] = [];
  readonly #folder: string;
  readonly #ledgers: Ledger[] = [];
  #lives = 0;
  #ledger: Ledger;
  #core: Core;
  #down = false;

  constructor({ folder, fresh }: Place, mutant: Mutant = SOUND) {
    this.#folder = folder;
    this.mutant = mutant;
    copyFileSync(fresh, this.path);
    this.#ledger = this.#open();
    this.watch = new Watch(this);
    this.#core = new Core(this);
    this.#core.flow.start();
  }

  /** The ledger's file. */
  get path(): string {
    return join(this.#folder, `${this.#lives}-${FILE}`);
  }

  get ledger(): Ledger {
    return this.#ledger;
  }

  get core(): Core {
    return this.#core;
  }

  /** No core is running. */
  get down(): boolean {
    return this.#down;
  }

  #open(): Ledger {
    const ledger = openLedger(ledgerAt(this.path, this.clock, this.ids));
    this.#ledgers.push(ledger);
    return ledger;
  }

  scene(): Scene {
    const { inserted, gotBack, tray, found, places } = this.machine.truth();
    const notesFound = places.staff?.[1000] ?? 0;
    const { stacker, notePath, removed } = places;
    const inside = [stacker, notePath, removed].map((place) => place?.[1000] ?? 0);
    const notesKept = inside.reduce((sum, notes) => sum + notes, notesFound);
    return {
      path: this.path,
      truth: { inserted, gotBack, tray, found, notesFound, notesKept },
      watch: this.watch,
      slot: this.watch.taken.map(({ denomination }) => denomination),
      screen: this.#core.flow.frame().screen.name,
    };
  }

  /** Ends the run; the ledgers of dead cores end with it. */
  close(): void {
    this.#core.kill();
    this.watch.close();
    for (const ledger of this.#ledgers) ledger.close();
  }

  readonly pass = (ms: number): Promise<void> => this.clock.run(wait(this.clock, ms));

  async tap(action: Action): Promise<void> {
    const { flow } = this.core;
    flow.act({ type: 'action', instance: flow.frame().instance, action });
    await this.pass(50);
  }

  /** The core dies on the spot. */
  kill(): void {
    if (this.#down) return;
    this.#down = true;
    this.#core.kill();
    const died = this.path;
    this.#lives += 1;
    for (const part of ['', '-wal']) {
      if (existsSync(died + part)) copyFileSync(died + part, this.path + part);
    }
  }

  /** A new core on what the dead one left. */
  start(): void {
    if (!this.#down) return;
    this.#down = false;
    this.#ledger = this.#open();
    this.#core = new Core(this);
    this.#core.flow.start();
  }

  restart(): void {
    this.kill();
    this.start();
  }

  /** The core dies right after its `ahead`th side effect from now, and a new one starts `downMs` later. */
  cutAfter(ahead: number, downMs: number, power: boolean): void {
    this.effects.cut(ahead, () => this.#cutOff(downMs, power));
  }

  /** Likewise after the `ahead`th that changes something. */
  cutAfterAct(ahead: number, downMs: number, power: boolean): void {
    this.effects.cutAct(ahead, () => this.#cutOff(downMs, power));
  }

  #cutOff(downMs: number, power: boolean): void {
    if (power) this.machine.cutPower();
    this.kill();
    this.clock.setTimeout(() => {
      if (power) this.machine.restorePower();
      this.start();
    }, downMs);
  }

  /** Until the first screen is there: a run before a closed door would prove nothing. */
  async opens(): Promise<void> {
    for (let looks = 0; looks < OPENING_LOOKS; looks += 1) {
      if (this.#core.flow.frame().screen.name === 'idle') return;
      await this.pass(1_000);
    }
    throw new Error('the terminal has not opened');
  }

  /** The cable comes loose right after the `ahead`th side effect from now, for `looseMs`. */
  unplugAfter(ahead: number, looseMs: number): void {
    this.effects.cut(ahead, () => {
      this.machine.unplug();
      this.clock.setTimeout(() => this.machine.replug(), looseMs);
    });
  }

  /** A coin or a note at the slot; the watch is told if it goes in. */
  insert(item: Denomination): void {
    if (this.machine.takes(item)) {
      const status = this.#core.cash.status();
      const held = 0 - this.#ledger.balance('customer');
      const stock = ofEach((coin) => this.#ledger.cash.coinsIn(coin));
      const trusted = ofEach((coin) => {
        const { coins, mistrust } = this.#ledger.cash.trustIn(coin);
        return mistrust === undefined ? coins : 0;
      });
      const settled = this.#settled(status);
      const idle = status.deposit === 'end' && this.#longAgo(this.#core.depositedAt);
      this.watch.taken.push({ denomination: item, status, stock, trusted, held, settled, idle });
    }
    if (item === 1000) this.machine.insertNote(item);
    else this.machine.insertCoin(item);
  }

  /** A core that has been at work for a while, and whose view of the devices has not just changed. */
  #settled(status: CashStatus): boolean {
    return !this.#down && this.#longAgo(this.#core.changedAt) && status.device !== 'closed';
  }

  /** Long enough for whoever heard the order to shut, or, where the cable swallowed it, for the devices' own watchdogs. */
  #longAgo(at: number): boolean {
    const swallowed = this.machine.wire.unheardAt > at - SETTLED_MS;
    return this.clock.monotonic() - at > (swallowed ? WATCHDOG_MS : SETTLED_MS);
  }

  /** Nothing is left to be settled, and nobody stands before it. */
  get atRest(): boolean {
    const { ledger } = this;
    // A note that nobody decides about is given back by the validator itself, half a minute later.
    const { escrow = {}, notePath = {}, coinPath = {} } = this.machine.truth().places;
    if (Object.keys({ ...escrow, ...notePath, ...coinPath }).length > 0) return false;
    // A poll that has gone unanswered until now may yet tell something.
    if (POLLS.some((poll) => this.machine.wire.spoils(poll))) return false;
    const open = ledger.cash.openPayouts().length + ledger.cash.openRoutes().length;
    const { name } = this.#core.flow.frame().screen;
    const { device } = this.#core.cash.status();
    if (this.#down || device === 'offline' || device === 'closed') return false;
    return (
      open === 0 && ledger.visits.unsettled().length === 0 && (name === 'idle' || name === 'outOfService')
    );
  }

  /** The shell stops the core in order, and starts it anew; a core that dies over it need not. */
  async stop(): Promise<void> {
    if (this.#down) return;
    const { flow, cash, gone } = this.#core;
    const stopped = flow.stop().then(() => cash.close());
    await this.clock.run(Promise.race([stopped, gone]));
    this.restart();
  }

  /** As far as paying, whatever is on the screen now, or as far as it goes. */
  async toPay(copies: number): Promise<void> {
    await this.tap({ name: 'start', language: 'ja' });
    await this.tap({ name: 'chooseKind', kind: 'ResidentRecord' });
    this.core.desk.lay();
    await this.pass(50);
    for (const digit of [1, 2, 3, 4]) await this.tap({ name: 'pinDigit', digit });
    await this.tap({ name: 'next' });
    this.core.desk.lift();
    await this.pass(50);
    await this.tap({ name: 'next' });
    await this.tap({ name: 'setCopies', copies });
    for (let taps = 0; taps < 3; taps += 1) await this.tap({ name: 'next' });
    await this.pass(600);
  }
}

function ofEach(count: (coin: ChangeCoin) => number): Record<ChangeCoin, number> {
  return { 10: count(10), 50: count(50), 100: count(100), 500: count(500) };
}
