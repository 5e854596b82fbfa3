import type { Clock } from '#contract/clock.ts';
import { IntentId } from '#contract/ids.ts';
import type { CashJournal } from '#contract/money.ts';
import { lineTo } from '#devices/cash/cctalk/line.ts';
import type { Connect } from '#devices/cash/cctalk/line.ts';
import { createCash } from '#devices/cash/driver.ts';
import type { CashEvent, CashPort } from '#devices/cash/port.ts';
import { DEFAULT_PROFILE } from '#devices/cash/profile.ts';
import type { CashProfile } from '#devices/cash/profile.ts';
import { CashMachine } from '#devices/cash/simulator/machine.ts';
import type { MachineOptions } from '#devices/cash/simulator/build.ts';
import { MemoryJournal } from './memory-journal.ts';

/** The way from the driver to the machine, and the time that both live in. */
export interface Wiring {
  readonly clock: Clock;
  readonly machineClock: Clock;
  readonly profile: CashProfile;
  /** Lets time pass until the promise is settled. */
  settle<T>(promise: Promise<T>): Promise<T>;
  connect(machine: CashMachine): Promise<{ readonly connect: Connect; close(): Promise<void> }>;
}

export const PROFILE = DEFAULT_PROFILE;

/** Bytes handed over without a wire. */
export function inMemory(machine: CashMachine): Connect {
  return (listener) => {
    machine.wire.connect(listener.data);
    return Promise.resolve({
      write: (bytes) => machine.wire.receive(bytes),
      close: () => Promise.resolve(machine.wire.connect(() => undefined)),
    });
  };
}

export function over(address: string): Connect {
  return lineTo(address);
}

/** A core that can die: from then on it neither hears the bus nor writes the journal. */
class Core {
  readonly cash: CashPort;
  readonly events: CashEvent[] = [];
  #dead = false;
  #hangUp: () => Promise<void> = () => Promise.resolve();

  constructor(wiring: Wiring, journal: MemoryJournal, connect: Connect) {
    this.cash = createCash({
      address: 'unix:/not/used',
      journal: mortal(journal, () => this.#dead),
      clock: wiring.clock,
      profile: wiring.profile,
      connect: async (listener) => {
        if (this.#dead) throw new Error('this core is dead');
        const line = await connect({ ...listener, data: (bytes) => this.#dead || listener.data(bytes) });
        this.#hangUp = () => line.close();
        return { ...line, write: (bytes) => this.#dead || line.write(bytes) };
      },
    });
    this.cash.subscribe((event) => this.events.push(event));
  }

  async die(): Promise<void> {
    this.#dead = true;
    await this.#hangUp();
  }
}

/** A journal that a dead core writes into in vain. */
function mortal(journal: MemoryJournal, dead: () => boolean): CashJournal {
  const unwritten = IntentId.parse('unwritten');
  return {
    markOf: (device) => journal.markOf(device),
    observe: (observation) => dead() || journal.observe(observation),
    intendPayout: (intent) => (dead() ? unwritten : journal.intendPayout(intent)),
    settlePayout: (...settled) => dead() || journal.settlePayout(...settled),
    openPayouts: () => journal.openPayouts(),
    intendRoute: (intent) => (dead() ? unwritten : journal.intendRoute(intent)),
    settleRoute: (id, outcome) => dead() || journal.settleRoute(id, outcome),
    openRoutes: () => journal.openRoutes(),
    beginExchange: () => dead() || journal.beginExchange(),
    endExchange: (opened) => dead() || journal.endExchange(opened),
    exchangeOpen: () => journal.exchangeOpen(),
    coinsIn: (coin) => journal.coinsIn(coin),
    coinsInCashbox: () => journal.coinsInCashbox(),
    trustIn: (coin) => journal.trustIn(coin),
  };
}

/** A machine, a journal and a core, wired up. */
export class CashBench {
  readonly machine: CashMachine;
  readonly journal: MemoryJournal;
  readonly #wiring: Wiring;
  readonly #cores: Core[] = [];
  #wire: Awaited<ReturnType<Wiring['connect']>> | undefined;

  constructor(wiring: Wiring, options: Omit<MachineOptions, 'clock'>) {
    this.#wiring = wiring;
    this.machine = new CashMachine({ ...options, clock: wiring.machineClock });
    this.journal = new MemoryJournal(options.fill ?? {});
  }

  get cash(): CashPort {
    if (this.#core === undefined) throw new Error('not started');
    return this.#core.cash;
  }

  get #core(): Core | undefined {
    return this.#cores.at(-1);
  }

  get events(): readonly CashEvent[] {
    return this.#core?.events ?? [];
  }

  /** A fresh core, as after a start of the process. */
  async start() {
    this.#wire ??= await this.#wiring.connect(this.machine);
    this.#cores.push(new Core(this.#wiring, this.journal, this.#wire.connect));
    return this.settle(this.cash.open());
  }

  /** The core is gone from one moment to the next; its line falls silent and is free again. */
  async kill(): Promise<void> {
    await this.#core?.die();
  }

  settle<T>(promise: Promise<T>): Promise<T> {
    return this.#wiring.settle(promise);
  }

  /** Waits, event by event, until it is so. */
  async until(so: () => boolean): Promise<void> {
    if (so()) return;
    let stop: readonly (() => void)[] = [];
    const happened = new Promise<void>((resolve) => {
      const look = () => {
        if (so()) resolve();
      };
      stop = [this.machine.subscribe(look), this.cash.subscribe(look)];
    });
    await this.settle(happened);
    for (const each of stop) each();
  }

  async end(): Promise<void> {
    for (const { cash } of this.#cores) await this.settle(cash.close());
    await this.#wire?.close();
  }
}
