import { wait } from '#contract/clock.ts';
import type { Clock } from '#contract/clock.ts';
import type { VisitId } from '#contract/ids.ts';
import type { CashJournal, Mistrust, PayoutIntent, PayoutOutcome } from '#contract/money.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { ChangeCoin } from '#contract/yen.ts';
import type { Bus, BusFailure } from './cctalk/bus.ts';
import {
  COMMAND,
  once,
  order,
  perhaps,
  requestCategory,
  requestSerial,
  simplePoll,
} from './cctalk/command.ts';
import type { Command } from './cctalk/command.ts';
import {
  MAX_COINS,
  dispenseCoins,
  enableHopper,
  requestCipherKey,
  requestDispensed,
  requestHopperCoin,
  requestHopperStatus,
  requestLevel,
  testHopper,
} from './cctalk/hopper-commands.ts';
import type { HopperKind, HopperStatus } from './cctalk/hopper-commands.ts';
import { supports } from './cctalk/supports.ts';
import { coinValue } from './cctalk/value-code.ts';
import { busFault, cashFault } from './faults.ts';
import type { CashFault, UnitCount } from './port.ts';
import type { CashProfile, CashWorld } from './profile.ts';
import { verdict } from './verdict.ts';
import type { HopperReading } from './verdict.ts';

/** What an order came to by the hopper's counters, and whether its books can still be relied on. */
export interface Decided {
  readonly outcome: PayoutOutcome;
  readonly mistrust: Mistrust | undefined;
}

/** What one order to a hopper came to, and what is wrong with it now. */
export interface Dispensed {
  readonly outcome: PayoutOutcome;
  readonly fault: CashFault | undefined;
}

/** Silences in a row that are the hopper's own. */
const MISSES = 2;
const REFUSED: PayoutOutcome = { status: 'refused', coins: 0 };

/** A coin hopper (釣銭ホッパー) of one coin. */
export class Hopper {
  readonly coin: ChangeCoin;
  readonly #clock: Clock;
  readonly #bus: Bus;
  readonly #journal: CashJournal;
  readonly #profile: CashProfile;
  readonly #address: number;
  #serial: number | undefined;
  /** The hopper whose build is known: it is asked once, because what it lacks it answers with long silence. */
  #learned: number | undefined;
  #kind: HopperKind = 'serialNumber';
  /** Commands that it has: 168 and 217 are not every maker's. */
  #has = { life: true, level: true };
  #fault: CashFault | undefined = cashFault('offline');
  /** Its sensor sees less than the books say. */
  #short = false;
  /** Looks in a row that it did not answer. */
  #missed = 0;

  constructor(place: { readonly address: number; readonly coin: ChangeCoin }, world: CashWorld) {
    this.coin = place.coin;
    this.#address = place.address;
    this.#clock = world.clock;
    this.#bus = world.bus;
    this.#journal = world.journal;
    this.#profile = world.profile;
  }

  get fault(): CashFault | undefined {
    if (this.#fault !== undefined) return this.#fault;
    return this.#journal.trustIn(this.coin).mistrust === 'dry' ? cashFault('hopperEmpty') : undefined;
  }

  /** The journal's name for it; undefined until it has been found. */
  get device(): string | undefined {
    return this.#serial === undefined ? undefined : `hopper-${this.#serial}`;
  }

  /** It does not answer, now or since the start. */
  get away(): boolean {
    return this.#fault?.code === 'offline';
  }

  /** Coins that a promise of change may rely on. */
  get reliable(): number {
    return this.#accuracy === 'accurate' ? this.payable : 0;
  }

  /** Coins that are worth asking it for, though its sensor may see fewer. */
  get payable(): number {
    const { coins, mistrust } = this.#journal.trustIn(this.coin);
    return this.#fault === undefined && mistrust === undefined ? coins : 0;
  }

  get unit(): UnitCount {
    const count = this.#journal.coinsIn(this.coin);
    const low = count <= this.#profile.lowLevel ? 'low' : 'ok';
    const replenishment = count === 0 || this.fault?.code === 'hopperEmpty' ? 'empty' : low;
    return { unit: `hopper:${this.coin}`, count, accuracy: this.#accuracy, replenishment };
  }

  get #accuracy(): UnitCount['accuracy'] {
    const { mistrust } = this.#journal.trustIn(this.coin);
    if (this.#serial === undefined || mistrust === 'unknown') return 'unknown';
    return mistrust !== undefined || this.#short ? 'inaccurate' : 'accurate';
  }

  /** Finds it, and sees that it is the hopper of this coin. */
  async identify(): Promise<void> {
    const found = await this.#find();
    if (found.ok) this.#serial = found.value;
    this.#fault = found.ok ? undefined : found.error;
  }

  /** Looks whether it may pay, after open payouts are settled. `anew` also frees it from a jam that staff say is gone. */
  async inspect(anew: boolean): Promise<void> {
    if (this.#serial === undefined) return;
    if (anew) await this.#free('jam');
    const flags = await this.#ask(testHopper());
    if (!flags.ok) this.#fault = busFault(flags.error);
    else this.#fault = flags.value.jammed ? cashFault('hopperJam') : undefined;
    this.#missed = 0;
    await this.lookAtLevel();
  }

  /** Between payouts: whether it still answers, and whether it is blocked. Asked once; a single silence may be the line's. */
  async look(): Promise<void> {
    if (this.#fault !== undefined && this.#fault.code !== 'hopperJam') return;
    const flags = await this.#ask(once(testHopper()));
    this.#missed = flags.ok ? 0 : this.#missed + 1;
    if (!flags.ok && this.#missed >= MISSES) this.#fault = busFault(flags.error);
    else if (flags.ok) this.#fault = flags.value.jammed ? cashFault('hopperJam') : undefined;
  }

  /** The sensor sees less than the books say: then the books are wrong. */
  async lookAtLevel(): Promise<void> {
    if (this.#fault !== undefined || !this.#has.level) return;
    const level = await this.#ask(once(requestLevel()));
    if (level.ok)
      this.#short = level.value.fitted && level.value.low && this.unit.count > this.#profile.lowLevel;
  }

  /** Looks whether one that was away is back; it may be another one. */
  async lookFor(): Promise<void> {
    const there = await this.#ask(once(simplePoll()));
    if (!there.ok) return;
    await this.identify();
    await this.inspect(false);
  }

  /** Pays up to `coins`. The intent is written first, the order is sent once, and the hopper's counters decide. */
  async dispense(visit: VisitId, asked: number): Promise<Dispensed> {
    const coins = Math.min(asked, MAX_COINS);
    await this.#free('powerCut');
    const before = await this.#atRest(0);
    if (before === undefined || this.#serial === undefined) return this.#refuse(cashFault('offline'));
    if (before.flags.jammed) return this.#refuse(cashFault('hopperJam'));
    if (before.flags.powerLostInPayout) return this.#refuse(cashFault('deviceFault'));
    const enabled = await this.#ask(enableHopper());
    if (!enabled.ok) return this.#refuse(busFault(enabled.error));
    const intent: PayoutIntent = {
      visit,
      device: `hopper-${this.#serial}`,
      coin: this.coin,
      coins,
      before: { events: before.status.events, dispensed: before.dispensed },
    };
    const id = this.#journal.intendPayout(intent);
    const answer = await this.#ask(dispenseCoins(this.#serial, coins, this.#kind));
    const { outcome, mistrust } = await this.decide(
      intent,
      !answer.ok && answer.error === 'nak' ? 'nak' : 'other',
    );
    this.#journal.settlePayout(id, outcome, mistrust);
    return { outcome, fault: this.fault };
  }

  /** What became of an order, once the hopper has come to rest. Notes what is wrong with the hopper. */
  async decide(intent: PayoutIntent, answer: 'nak' | 'other'): Promise<Decided> {
    const after = await this.#atRest(intent.coins);
    const outcome = verdict(intent, after, answer);
    const dry = after?.flags.timedOut === true && outcome.status !== 'done';
    if (after === undefined) this.#fault = cashFault('offline');
    else if (after.flags.jammed) this.#fault = cashFault('hopperJam');
    else if (answer === 'nak' && !dry) this.#fault = cashFault('deviceFault');
    if (outcome.status === 'unknown') return { outcome, mistrust: 'unknown' };
    if (after?.flags.jammed === true) return { outcome, mistrust: 'jam' };
    return { outcome, mistrust: dry ? 'dry' : undefined };
  }

  #refuse(fault: CashFault): Dispensed {
    this.#fault = fault;
    return { outcome: REFUSED, fault };
  }

  /** Two equal readings with nothing left to pay: one alone might be a late answer to an earlier question. */
  async #atRest(coins: number): Promise<HopperReading | undefined> {
    const { lookMs, coinMs, patienceMs } = this.#profile.payout;
    const until = this.#clock.monotonic() + coins * coinMs + patienceMs;
    let last: HopperStatus | undefined;
    while (true) {
      const now = await this.#ask(requestHopperStatus());
      const same = now.ok && last !== undefined && now.value.remaining === 0 && equal(now.value, last);
      const reading = same && now.ok ? await this.#reading(now.value) : undefined;
      if (reading !== undefined) return reading;
      const absent = coins === 0 && !now.ok;
      if (absent || this.#clock.monotonic() >= until) return undefined;
      last = now.ok ? now.value : undefined;
      await wait(this.#clock, lookMs);
    }
  }

  async #reading(status: HopperStatus): Promise<HopperReading | undefined> {
    const dispensed = this.#has.life ? await this.#ask(requestDispensed()) : ok(undefined);
    const flags = await this.#ask(testHopper());
    return dispensed.ok && flags.ok ? { status, dispensed: dispensed.value, flags: flags.value } : undefined;
  }

  async #find(): Promise<Result<number, CashFault>> {
    const there = await this.#bus.detect(this.#address, this.#profile.bus.tries);
    if (!there.ok) return err(busFault(there.error));
    const category = await this.#ask(requestCategory());
    if (!category.ok) return err(busFault(category.error));
    // Without 171 the terminal's own profile says which coin it holds.
    const coin = await this.#ask(perhaps(requestHopperCoin()));
    const serial = await this.#ask(requestSerial());
    if (!serial.ok) return err(busFault(serial.error));
    const right = category.value === 'Payout' && (!coin.ok || coinValue(coin.value) === this.coin);
    if (!right) return err(cashFault('wrongDevice'));
    const flags = await this.#ask(testHopper());
    if (!flags.ok) return err(busFault(flags.error));
    if (flags.value.ciphered) return err(cashFault('cipherHopper'));
    const learned = this.#learned === serial.value ? ok() : await this.#learn();
    if (!learned.ok) return learned;
    this.#learned = serial.value;
    return serial;
  }

  /** How it is built: what an order must carry, and which counters it has. */
  async #learn(): Promise<Result<undefined, CashFault>> {
    const answers: boolean[] = [];
    for (const command of [requestCipherKey(), requestDispensed(), requestLevel()]) {
      const known = await supports(this.#bus, this.#address, command);
      if (!known.ok) return err(busFault(known.error));
      answers.push(known.value);
    }
    const [cipher = false, life = false, level = false] = answers;
    this.#kind = cipher ? 'open' : 'serialNumber';
    this.#has = { life, level };
    return ok();
  }

  /** Ends what a hopper latches: a payout that lost its power, or also a jam. Its counters have been read before. */
  async #free(from: 'powerCut' | 'jam'): Promise<void> {
    const flags = await this.#ask(testHopper());
    if (!flags.ok) return;
    const latched = flags.value.powerLostInPayout || (from === 'jam' && flags.value.jammed);
    if (latched) await this.#ask(order(COMMAND.reset));
  }

  #ask<T>(command: Command<T>): Promise<Result<T, BusFailure>> {
    return this.#bus.exchange(this.#address, command);
  }
}

function equal(one: HopperStatus, other: HopperStatus): boolean {
  return (
    one.events === other.events &&
    one.remaining === other.remaining &&
    one.paid === other.paid &&
    one.unpaid === other.unpaid
  );
}
