import type { VisitId } from '#contract/ids.ts';
import type { Doubt } from '#contract/money.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Denomination } from '#contract/yen.ts';
import { acceptance } from './acceptance.ts';
import type { Acceptance } from './acceptance.ts';
import { Cashbox } from './cashbox.ts';
import type { BusFailure } from './cctalk/bus.ts';
import type { Connect } from './cctalk/line.ts';
import { CoinAcceptor } from './coin-acceptor.ts';
import type { CoinNews } from './coin-acceptor.ts';
import { cashFault, busFault } from './faults.ts';
import { Hopper } from './hopper.ts';
import { NoteValidator } from './note-validator.ts';
import { reliable } from './payout.ts';
import type { CashFault, UnitCount } from './port.ts';
import type { CashWorld } from './profile.ts';

/** What one round of polls told, already in the journal. */
export interface CashNews {
  readonly credits: readonly { readonly visit: VisitId | undefined; readonly denomination: Denomination }[];
  readonly doubts: readonly Doubt[];
  readonly refused: readonly string[];
  /** Note routes that found their end. */
  readonly settled: number;
}

const NOTHING: CoinNews = { credits: [], doubts: [], refused: [] };

/** All devices on the bus of one terminal. */
export class CashDevices {
  readonly hoppers: readonly Hopper[];
  readonly #world: CashWorld;
  readonly #connect: Connect;
  readonly #cashbox: Cashbox;
  #acceptor: CoinAcceptor | undefined;
  #validator: NoteValidator | undefined;
  #validatorFault: CashFault | undefined;
  /** The hopper whose level was looked at last. */
  #turn = 0;
  #lookedAt = 0;
  #soughtAt = 0;

  constructor(world: CashWorld, connect: Connect) {
    this.#world = world;
    this.#connect = connect;
    this.#cashbox = new Cashbox(world.journal, world.profile.cashboxCoins);
    this.hoppers = world.profile.hoppers.map((place) => new Hopper(place, world));
  }

  get acceptor(): CoinAcceptor | undefined {
    return this.#acceptor;
  }

  get validator(): NoteValidator | undefined {
    return this.#validator;
  }

  get faults(): readonly CashFault[] {
    const jam = this.#acceptor?.jammed === true ? cashFault('coinJam') : undefined;
    const all = [
      jam,
      this.#validatorFault,
      this.#validator?.fault,
      this.cashboxFull,
      ...this.hoppers.map(({ fault }) => fault),
    ];
    return all.filter((fault) => fault !== undefined);
  }

  /** From one round of polls to the next, ms: as often as the most demanding device asks for (249). */
  get pollMs(): number {
    const { pollMs } = this.#world.profile;
    return Math.min(pollMs, this.#acceptor?.pollMs ?? pollMs, this.#validator?.pollMs ?? pollMs);
  }

  /** The coin box could overflow: coins are taken no more, notes still are. */
  get cashboxFull(): CashFault | undefined {
    return this.#cashbox.fault(this.#inFlight);
  }

  get units(): readonly UnitCount[] {
    return [...this.hoppers.map(({ unit }) => unit), ...this.#cashbox.units(this.#inFlight)];
  }

  get #inFlight(): number {
    return this.#acceptor?.inFlight ?? 0;
  }

  /** What the devices take, each by its own account. */
  get takes(): readonly Denomination[] {
    if (this.#acceptor?.jammed === true) return [];
    const coins = this.cashboxFull === undefined ? (this.#acceptor?.takes ?? []) : [];
    return this.#validator?.takes === true ? [...coins, 1000] : coins;
  }

  /** What may be taken next by somebody who has `due` yen to pay and has paid `credited`. */
  acceptance({ due, credited }: { readonly due: number; readonly credited: number }): Acceptance {
    const { recycled = [] } = this.#acceptor ?? {};
    const gate = { inFlight: this.#inFlight, recycled, reserve: this.#world.profile.reserve };
    return acceptance(due, credited, reliable(this.hoppers), this.takes, gate);
  }

  /** Finds all devices and shuts them. The coin acceptor must be there; what else is missing is a fault of its own. */
  async find(): Promise<Result<undefined, CashFault>> {
    const connected = await this.#reach();
    if (!connected.ok) return connected;
    const place = this.#world.profile.coinAcceptor;
    const acceptor = place && (await CoinAcceptor.identify(this.#world, place, this.#acceptor));
    if (acceptor?.ok === false) return acceptor;
    if (acceptor !== undefined) this.#acceptor = acceptor.value;
    for (const hopper of this.hoppers) await hopper.identify();
    await this.#findValidator();
    const shut = await this.#prepare();
    return shut.ok ? ok() : err(busFault(shut.error));
  }

  /** One round of polls. */
  async poll(visit: VisitId | undefined): Promise<Result<CashNews, BusFailure>> {
    const coins = (await this.#acceptor?.poll(visit)) ?? ok(NOTHING);
    if (!coins.ok) return coins;
    const told: CashNews = {
      ...coins.value,
      credits: coins.value.credits.map((denomination) => ({ visit, denomination })),
      settled: 0,
    };
    const notes = await this.#validator?.poll(visit);
    if (notes === undefined) return ok(told);
    // What the coins told is in the journal already, and must be told on even if the validator has fallen silent.
    if (!notes.ok) return this.#withoutValidator(told, notes.error);
    return ok({
      credits: [
        ...told.credits,
        ...notes.value.credits.map(({ visit }) => ({ visit, denomination: 1000 as const })),
      ],
      doubts: [...told.doubts, ...notes.value.doubts],
      refused: [...told.refused, ...notes.value.refused],
      settled: notes.value.settled,
    });
  }

  /**
   * Looks at the hoppers while they pay nothing. How full they are, and whether one that was away is back, is asked only while
   * nobody pays in either (`idle`): that holds up the others.
   */
  async look(idle: boolean): Promise<void> {
    const { clock, profile } = this.#world;
    if (clock.monotonic() - this.#lookedAt < profile.hopperMs) return;
    this.#lookedAt = clock.monotonic();
    for (const hopper of this.hoppers) await hopper.look();
    if (!idle) return;
    this.#turn = (this.#turn + 1) % Math.max(1, this.hoppers.length);
    await this.hoppers[this.#turn]?.lookAtLevel();
    if (clock.monotonic() - this.#soughtAt < profile.reopen.longestMs) return;
    this.#soughtAt = clock.monotonic();
    for (const hopper of this.hoppers) if (hopper.away) await hopper.lookFor();
  }

  /** Lets in what is wanted, and nothing else. */
  async accept(wanted: readonly Denomination[]): Promise<Result<undefined, BusFailure>> {
    const coins = this.#acceptor?.takes.filter((coin) => wanted.includes(coin)) ?? [];
    const gate = await this.#acceptor?.checkGate(coins);
    if (gate?.ok === false) return gate;
    const done = await this.#acceptor?.accept(coins);
    if (done?.ok === false) return done;
    return (await this.#validator?.accept(wanted.includes(1000))) ?? ok();
  }

  /**
   * One device fell silent, and none shall take anything meanwhile. Each is told once and no answer is waited for: one that is not
   * heard any more may hear all the same. The validator comes first, because left alone it stays open for five seconds.
   */
  async shut(): Promise<void> {
    await this.#validator?.shutUnheard();
    await this.#acceptor?.shutUnheard();
  }

  async #reach(): Promise<Result<undefined, CashFault>> {
    if (this.#world.bus.connected) return ok();
    try {
      await this.#world.bus.connect(this.#connect);
      return ok();
    } catch (cause) {
      return err(cashFault('offline', cause));
    }
  }

  async #findValidator(): Promise<void> {
    const place = this.#world.profile.noteValidator;
    if (place === undefined) return;
    const found = await NoteValidator.identify(this.#world, place.address, this.#validator);
    this.#validatorFault = found.ok ? undefined : found.error;
    this.#validator = found.ok ? found.value : undefined;
  }

  async #prepare(): Promise<Result<undefined, BusFailure>> {
    const acceptor = await this.#acceptor?.prepare();
    if (acceptor?.ok === false) return acceptor;
    return (await this.#validator?.prepare()) ?? ok();
  }

  #withoutValidator(told: CashNews, failure: BusFailure): Result<CashNews, BusFailure> {
    const quiet = told.credits.length + told.doubts.length + told.refused.length === 0;
    return quiet ? err(failure) : ok(told);
  }
}
