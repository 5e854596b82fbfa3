import type { Clock } from '#contract/clock.ts';
import type { CashJournal, CashUnit, CoinTally, Doubt } from '#contract/money.ts';
import type { VisitId } from '#contract/ids.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { CHANGE_COINS, yen } from '#contract/yen.ts';
import type { ChangeCoin } from '#contract/yen.ts';
import {
  acceptOneCoin,
  modifyInhibits,
  modifyMasterInhibit,
  readCoinEvents,
  requestInhibits,
  setDefaultPath,
  setSorterPath,
} from './cctalk/acceptor-commands.ts';
import type { Bus, BusFailure } from './cctalk/bus.ts';
import { once, perhaps, selfCheck } from './cctalk/command.ts';
import type { Command } from './cctalk/command.ts';
import { PAGE } from './cctalk/event-counter.ts';
import { coinBuild } from './coin-build.ts';
import type { CoinBuild } from './coin-build.ts';
import { added, readTally, untoldSum } from './coin-tally.ts';
import { coinEvent } from './coin-events.ts';
import type { CoinEvent } from './coin-events.ts';
import { EventReader } from './event-reader.ts';
import type { News } from './event-reader.ts';
import { introduced } from './introduction.ts';
import type { CashFault } from './port.ts';
import type { CashProfile, CashWorld } from './profile.ts';

/** What a poll told, already in the journal. */
export interface CoinNews {
  readonly credits: readonly ChangeCoin[];
  readonly doubts: readonly Doubt[];
  readonly refused: readonly string[];
}

/** Where it is; without `cashboxPath` it has no sorter, or one that is left as it is. */
type Place = NonNullable<CashProfile['coinAcceptor']>;

/** Times that a gate may be found open that was shut before; then it is broken. */
const AJAR = 2;

const NOTHING: CoinNews = { credits: [], doubts: [], refused: [] };

/** The coin acceptor with its sorter (硬貨選別機). It has no escrow: what it credits is the terminal's. */
export class CoinAcceptor {
  readonly device: string;
  readonly #clock: Clock;
  readonly #bus: Bus;
  readonly #journal: CashJournal;
  readonly #profile: CashProfile;
  readonly #reader: EventReader;
  readonly #place: Place;
  readonly #build: CoinBuild;
  #armed: readonly ChangeCoin[] = [];
  /** Found shut though it was armed, since when; undefined where it was not. */
  #shutSince: number | undefined;
  /** Found shut after it was shut, when last; undefined until then. */
  #seenShutAt: number | undefined;
  #foundOpen = 0;
  #jammed = false;
  #prepared = false;
  #checked = false;

  private constructor(world: CashWorld, device: string, place: Place, build: CoinBuild) {
    const { bus, journal, profile } = world;
    this.device = device;
    this.#clock = world.clock;
    this.#bus = bus;
    this.#journal = journal;
    this.#profile = profile;
    this.#place = place;
    this.#build = build;
    const tally = build.tally ? () => readTally(bus, place.address, build.coins) : undefined;
    const reader = { name: device, address: place.address, hasLife: build.life, tally };
    this.#reader = new EventReader(bus, journal, reader, readCoinEvents(), ({ a }) => a > 0);
  }

  /** Finds the device; how it is built it is asked where it is not the one `known`. */
  static async identify(
    world: CashWorld,
    place: Place,
    known: CoinAcceptor | undefined,
  ): Promise<Result<CoinAcceptor, CashFault>> {
    const serial = await introduced(world, place.address, ['Coin Acceptor']);
    if (!serial.ok) return serial;
    const device = `coin-${serial.value}`;
    if (known?.device === device) return ok(known);
    const build = await coinBuild(world, place);
    return build.ok ? ok(new CoinAcceptor(world, device, place, build.value)) : build;
  }

  /** Coins that may still fall after the gate should have shut: none where it shuts by itself behind each. */
  get inFlight(): number {
    return this.#build.oneCoin ? 0 : PAGE;
  }

  /** How often it wants to be polled at least (249), ms. */
  get pollMs(): number | undefined {
    return this.#build.pollMs;
  }

  /** Coins that its sorter leads into a hopper. */
  get recycled(): readonly ChangeCoin[] {
    if (!this.#build.sorts) return [];
    return this.takes.filter((coin) => this.#profile.hoppers.some((hopper) => hopper.coin === coin));
  }

  /** The coins it knows. */
  get takes(): readonly ChangeCoin[] {
    return CHANGE_COINS.filter((coin) => [...this.#build.coins.values()].includes(coin));
  }

  get jammed(): boolean {
    return this.#jammed;
  }

  /** No coin is to be let in, and its gate was seen to be shut. */
  get shut(): boolean {
    return this.#armed.length === 0 && this.#seenShutAt !== undefined;
  }

  /** Sets the sorter and shuts the gate: needed after every restart of the device. */
  async prepare(): Promise<Result<undefined, BusFailure>> {
    this.#arm([]);
    this.#shutSince = undefined;
    this.#reader.suspect();
    this.#checked = false;
    const shut = await this.#all([modifyInhibits([]), ...this.#sorting()]);
    // Not every maker implements 228; where it is missing, coins are let in by their own inhibits alone.
    if (shut.ok) await this.#ask(perhaps(modifyMasterInhibit(true)));
    this.#prepared = shut.ok;
    return shut;
  }

  #sorting(): readonly Command<undefined>[] {
    const { cashboxPath } = this.#place;
    if (cashboxPath === undefined || !this.#build.sorts) return [];
    const paths = [...this.#build.coins].map(([position, coin]) => {
      const hopper = this.#profile.hoppers.find((hopper) => hopper.coin === coin);
      return setSorterPath(position, hopper?.path ?? cashboxPath);
    });
    return [setDefaultPath(cashboxPath), ...paths];
  }

  /** Lets one coin of these in, or none. Does nothing where that is so already. */
  async accept(coins: readonly ChangeCoin[]): Promise<Result<undefined, BusFailure>> {
    const ready = this.#prepared ? ok() : await this.prepare();
    if (!ready.ok) return ready;
    if (coins.length === this.#armed.length && coins.every((coin) => this.#armed.includes(coin))) return ok();
    const positions = [...this.#build.coins]
      .filter(([, coin]) => coins.includes(coin))
      .map(([position]) => position);
    const one = this.#build.oneCoin && positions.length > 0;
    const done = await this.#ask(one ? acceptOneCoin(positions) : modifyInhibits(positions));
    if (done.ok) this.#arm(coins);
    return done;
  }

  /** Shuts the gate as far as words can: whether they were heard is seen when the device is found again. */
  async shutUnheard(): Promise<void> {
    if (!this.shut) await this.#ask(once(modifyInhibits([])));
  }

  #arm(coins: readonly ChangeCoin[]): void {
    this.#armed = coins;
    this.#seenShutAt = undefined;
  }

  /**
   * Sees that the gate is still as it was set, unless it is about to be opened. Found shut, it has either let its one coin in, which a poll will soon
   * tell, or forgotten everything in a restart that no counter shows.
   */
  async checkGate(wanted: readonly ChangeCoin[]): Promise<Result<undefined, BusFailure>> {
    if (this.#armed.length === 0) return wanted.length === 0 ? this.#checkShut() : ok();
    const open = await this.#ask(requestInhibits());
    if (!open.ok) return open;
    const now = this.#clock.monotonic();
    this.#shutSince = open.value.length > 0 ? undefined : (this.#shutSince ?? now);
    const forgotten = this.#shutSince !== undefined && now - this.#shutSince >= this.#profile.settleMs;
    return forgotten ? this.prepare() : ok();
  }

  /** Reads back that it is shut, at once and then now and then; one that stays open though told again is broken. */
  async #checkShut(): Promise<Result<undefined, BusFailure>> {
    const now = this.#clock.monotonic();
    if (this.#seenShutAt !== undefined && now - this.#seenShutAt < this.#profile.settleMs) return ok();
    const open = await this.#ask(requestInhibits());
    if (!open.ok) return open;
    this.#seenShutAt = open.value.length === 0 ? now : undefined;
    this.#foundOpen = open.value.length === 0 ? 0 : this.#foundOpen + 1;
    if (this.#foundOpen >= AJAR) return err('nak');
    return open.value.length === 0 ? ok() : this.#ask(modifyInhibits([]));
  }

  /** Reads what happened, and has it in the journal before it is told. */
  async poll(visit: VisitId | undefined): Promise<Result<CoinNews, BusFailure>> {
    const fault = this.#jammed || !this.#checked ? await this.#ask(selfCheck()) : ok(0);
    if (!fault.ok) return fault;
    if (fault.value === 0) this.#jammed = false;
    const news = await this.#reader.news();
    if (!news.ok) return news;
    this.#checked = true;
    const told = news.value === undefined ? NOTHING : this.#record(news.value, visit);
    if (fault.value === 0) return ok(told);
    return ok({ ...told, doubts: [...told.doubts, ...this.#untoldJam(visit)] });
  }

  #record(news: News, visit: VisitId | undefined): CoinNews {
    const { fresh, gap } = news;
    const events = fresh.map(coinEvent);
    const credits = events.flatMap((event) => this.#credit(event));
    const before = this.#journal.markOf(this.device)?.tally;
    const told = before && added(before, credits);
    const doubts = [...events.flatMap((event) => this.#doubt(event)), ...this.#untold(news, told)];
    const tally = news.tally ?? (gap === 'none' ? told : undefined);
    const mark = tally === undefined ? news.mark : { ...news.mark, tally };
    this.#journal.observe({ device: this.device, mark, visit, credits, doubts });
    this.#jammed ||= events.some(isBlocked);
    if (this.#build.oneCoin && events.some((event) => event.type === 'credit')) this.#arm([]);
    this.#shutSince = undefined;
    if (gap !== 'none') this.#prepared = false;
    return {
      credits: credits.map(({ denomination }) => denomination),
      doubts,
      refused: events.flatMap((event) => (event.type === 'refused' ? [event.reason] : [])),
    };
  }

  /** A jam whose event a restart has wiped out: the coin in it was never told. */
  #untoldJam(visit: VisitId | undefined): readonly Doubt[] {
    const told = this.#jammed || this.#reader.results.map(coinEvent).some(isBlocked);
    this.#jammed = true;
    if (told) return [];
    const doubts = [{ min: yen(0), max: this.#largest(), cause: 'coin-acceptor.jam-after-reset' }];
    const mark = this.#reader.markBeyond();
    this.#journal.observe({ device: this.device, mark, visit, credits: [], doubts });
    return doubts;
  }

  #credit(event: CoinEvent): readonly { readonly denomination: ChangeCoin; readonly unit: CashUnit }[] {
    const denomination = event.type === 'credit' ? this.#build.coins.get(event.position) : undefined;
    if (event.type !== 'credit' || denomination === undefined) return [];
    const hopper = this.#profile.hoppers.find(({ path }) => path === event.path);
    return [{ denomination, unit: hopper === undefined ? 'cashbox' : `hopper:${hopper.coin}` }];
  }

  #doubt(event: CoinEvent): readonly Doubt[] {
    if (event.type === 'doubtful') return [{ min: yen(0), max: this.#largest(), cause: event.cause }];
    if (event.type !== 'credit' || this.#build.coins.has(event.position)) return [];
    return [{ min: yen(0), max: this.#largest(), cause: 'coin-acceptor.unknown-coin' }];
  }

  /**
   * Coins whose events are gone. Counters of each coin (150) tell which they were, though not where they fell; without a life
   * counter each lost event may have been one, and behind a restart as many as may have been let in at once.
   */
  #untold({ gap, untold, lost, tally }: News, told: CoinTally | undefined): readonly Doubt[] {
    if (gap === 'none' || untold === 0) return [];
    const least = Math.min(...this.takes);
    const most = gap === 'lost' ? lost : Math.max(1, this.inFlight);
    const cause = gap === 'reset' ? 'coin-acceptor.reset' : 'coin-acceptor.lost-events';
    const sum = untoldSum(told, tally, untold);
    if (sum !== undefined) return [{ min: sum, max: sum, cause }];
    return [{ min: yen(least * (untold ?? 0)), max: yen(this.#largest() * (untold ?? most)), cause }];
  }

  #largest() {
    return yen(Math.max(...this.takes));
  }

  #ask<T>(command: Command<T>): Promise<Result<T, BusFailure>> {
    return this.#bus.exchange(this.#place.address, command);
  }

  async #all(commands: readonly Command<undefined>[]): Promise<Result<undefined, BusFailure>> {
    for (const command of commands) {
      const done = await this.#ask(command);
      if (!done.ok) return done;
    }
    return ok();
  }
}

function isBlocked(event: CoinEvent): boolean {
  return 'blocked' in event && event.blocked;
}
