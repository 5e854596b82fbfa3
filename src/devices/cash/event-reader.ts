import type { CashJournal, CoinTally, EventMark } from '#contract/money.ts';
import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import type { Bus, BusFailure } from './cctalk/bus.ts';
import { requestAccepted } from './cctalk/command.ts';
import type { Command } from './cctalk/command.ts';
import { progress } from './cctalk/event-counter.ts';
import type { EventPage, EventPair } from './cctalk/event-counter.ts';

/** What an accepting device has to tell beyond its mark, and the mark that will stand once it is in the journal. */
export interface News {
  readonly fresh: readonly EventPair[];
  readonly mark: EventMark;
  /** It has restarted or told more than it could keep: events are gone. */
  readonly gap: 'none' | 'reset' | 'lost';
  /** Events that fell out of its buffer unread. */
  readonly lost: number;
  /** Items it has kept without telling, by its life counter; undefined where that cannot be known. */
  readonly untold: number | undefined;
  /** What it has ever accepted of each coin, where that had to be read. */
  readonly tally?: CoinTally | undefined;
}

/** How an accepting device is asked. */
export interface Asked {
  readonly name: string;
  readonly address: number;
  /** 225: it counts what it ever took. */
  readonly hasLife: boolean;
  /** Reads what it ever took of each coin (150), where it counts that. */
  readonly tally?: (() => Promise<Result<CoinTally, BusFailure>>) | undefined;
}

/** What a device says of itself at one moment. */
export interface Account {
  readonly page: EventPage;
  /** 225; undefined where the device has no such counter. */
  readonly accepted: number | undefined;
}

/** Times that events may come in while the life counter is read. */
const MAX_LOOKS = 5;

/**
 * What has happened since `mark`. The event counter alone cannot show every restart: 3 → 0 → 5 looks like two events. The life
 * counter can: it must have grown by what the events tell. Where it has grown by just what the events since a restart
 * would tell, there was one.
 */
export function newsSince(
  mark: EventMark,
  { page, accepted }: Account,
  isCredit: (pair: EventPair) => boolean,
): News {
  const { fresh, lost, reset } = progress(mark.counter, page);
  const fell = page.counter < mark.counter;
  const next = (epochs: number) => markAt(mark.epoch + epochs, page.counter, accepted);
  const gap = reset ? 'reset' : 'lost';
  if (mark.accepted === undefined || accepted === undefined) {
    const none = !reset && lost === 0;
    return { fresh, mark: next(fell ? 1 : 0), gap: none ? 'none' : gap, lost, untold: none ? 0 : undefined };
  }
  const kept = accepted - mark.accepted;
  const told = fresh.filter(isCredit).length;
  if (kept <= told && !reset && lost === 0)
    return { fresh, mark: next(fell ? 1 : 0), gap: 'none', lost, untold: 0 };
  const anew = progress(0, page).fresh;
  if (anew.filter(isCredit).length === kept)
    return { fresh: anew, mark: next(1), gap: 'reset', lost: 0, untold: 0 };
  const untold = kept - told;
  return { fresh, mark: next(1), gap, lost, untold: untold < 0 ? undefined : untold };
}

function markAt(epoch: number, counter: number, accepted: number | undefined): EventMark {
  return accepted === undefined ? { epoch, counter } : { epoch, counter, accepted };
}

/** Reads an accepting device's events against the journal's mark, so that each is accounted for once. */
export class EventReader {
  readonly device: string;
  readonly #bus: Bus;
  readonly #address: number;
  readonly #journal: CashJournal;
  readonly #read: Command<EventPage>;
  readonly #isCredit: (pair: EventPair) => boolean;
  readonly #hasLife: boolean;
  readonly #readTally: Asked['tally'];
  #suspect = false;
  #results: readonly EventPair[] = [];

  constructor(
    bus: Bus,
    journal: CashJournal,
    device: Asked,
    read: Command<EventPage>,
    isCredit: (pair: EventPair) => boolean,
  ) {
    // One that the journal has known by its life counter has it still, however silent the line was when it was asked.
    this.#hasLife = device.hasLife || journal.markOf(device.name)?.accepted !== undefined;
    this.#readTally = device.tally;
    this.#bus = bus;
    this.#journal = journal;
    this.device = device.name;
    this.#address = device.address;
    this.#read = read;
    this.#isCredit = isCredit;
  }

  /** The device may have restarted without its counter showing it (0 → 0): its life counter is asked at the next look. */
  suspect(): void {
    this.#suspect = true;
  }

  /** What the device still remembers, told before or not. */
  get results(): readonly EventPair[] {
    return this.#results;
  }

  /** A mark for what the device shows but no event tells. */
  markBeyond(): EventMark {
    const mark = this.#journal.markOf(this.device) ?? { epoch: 0, counter: 0 };
    return { ...mark, epoch: mark.epoch + 1 };
  }

  /** Undefined when nothing has happened. A device that the journal has never seen begins where it stands. */
  async news(): Promise<Result<News | undefined, BusFailure>> {
    const page = await this.#ask(this.#read);
    if (!page.ok) return page;
    this.#results = page.value.results;
    const mark = this.#journal.markOf(this.device);
    if (mark !== undefined && page.value.counter === mark.counter && !this.#suspect) return ok(undefined);
    const account = await this.#account(page.value);
    if (!account.ok) return account;
    this.#suspect = false;
    if (mark === undefined) return this.#begin(account.value);
    const news = newsSince(mark, account.value, this.#isCredit);
    if (news.mark.counter === mark.counter && news.mark.epoch === mark.epoch) return ok(undefined);
    if (news.gap === 'none' && mark.tally !== undefined) return ok(news);
    const tally = await this.#tallyAt(account.value.page);
    return tally.ok ? ok({ ...news, tally: tally.value }) : tally;
  }

  /** The events and the life counter at one moment: nothing has come in between the two. */
  async #account(page: EventPage): Promise<Result<Account, BusFailure>> {
    if (!this.#hasLife) return ok({ page, accepted: undefined });
    let last = page;
    for (let looks = 0; looks < MAX_LOOKS; looks++) {
      const life = await this.#ask(requestAccepted());
      if (!life.ok) return life;
      const again = await this.#ask(this.#read);
      if (!again.ok) return again;
      if (again.value.counter === last.counter) return ok({ page: last, accepted: life.value });
      last = again.value;
    }
    return err('busy');
  }

  /** What it has ever taken of each coin, at the moment of this page; undefined where it does not say, or has gone on meanwhile. */
  async #tallyAt(page: EventPage): Promise<Result<CoinTally | undefined, BusFailure>> {
    if (this.#readTally === undefined) return ok(undefined);
    const tally = await this.#readTally();
    if (!tally.ok) return tally;
    const again = await this.#ask(this.#read);
    if (!again.ok) return again;
    return again.value.counter === page.counter ? tally : ok(undefined);
  }

  async #begin({ page, accepted }: Account): Promise<Result<undefined, BusFailure>> {
    const tally = await this.#tallyAt(page);
    if (!tally.ok) return tally;
    const known = markAt(0, page.counter, accepted);
    const mark = tally.value === undefined ? known : { ...known, tally: tally.value };
    this.#journal.observe({ device: this.device, mark, visit: undefined, credits: [], doubts: [] });
    return ok();
  }

  #ask<T>(command: Command<T>): Promise<Result<T, BusFailure>> {
    return this.#bus.exchange(this.#address, command);
  }
}
