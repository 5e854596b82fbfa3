import type { CashJournal, EventMark } from '#contract/money.ts';
import { ok } from '#contract/result.ts';
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
  /** Items it has kept without telling, by its life counter; undefined where that cannot be known. */
  readonly untold: number | undefined;
}

/** Reads an accepting device's events against the journal's mark, so that each is accounted for once. */
export class EventReader {
  readonly device: string;
  readonly #bus: Bus;
  readonly #address: number;
  readonly #journal: CashJournal;
  readonly #read: Command<EventPage>;
  readonly #isCredit: (pair: EventPair) => boolean;
  #suspect = false;

  constructor(
    bus: Bus,
    journal: CashJournal,
    device: { readonly name: string; readonly address: number },
    read: Command<EventPage>,
    isCredit: (pair: EventPair) => boolean,
  ) {
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

  /** Undefined when nothing has happened. A device that the journal has never seen begins where it stands. */
  async news(): Promise<Result<News | undefined, BusFailure>> {
    const page = await this.#bus.exchange(this.#address, this.#read);
    if (!page.ok) return page;
    const mark = this.#journal.markOf(this.device);
    if (mark === undefined) return this.#begin(page.value.counter);
    if (page.value.counter === mark.counter) return this.#suspect ? this.#audit(mark) : ok(undefined);
    const { fresh, lost, reset } = progress(mark.counter, page.value);
    const told = fresh.filter(this.#isCredit).length;
    const next = {
      epoch: mark.epoch + (page.value.counter < mark.counter ? 1 : 0),
      counter: page.value.counter,
    };
    if (!reset && lost === 0) {
      return ok({ fresh, mark: { ...next, ...plus(mark.accepted, told) }, gap: 'none', untold: 0 });
    }
    const life = await this.#bus.exchange(this.#address, requestAccepted());
    if (!life.ok) return life;
    const untold = mark.accepted === undefined ? undefined : life.value - mark.accepted - told;
    return ok({
      fresh,
      mark: { ...next, accepted: life.value },
      gap: reset ? 'reset' : 'lost',
      untold: untold !== undefined && untold < 0 ? undefined : untold,
    });
  }

  async #audit(mark: EventMark): Promise<Result<News | undefined, BusFailure>> {
    const life = await this.#bus.exchange(this.#address, requestAccepted());
    if (!life.ok) return life;
    const page = await this.#bus.exchange(this.#address, this.#read);
    if (!page.ok) return page;
    // Something came in between the two: the next look tells it, and asks again.
    if (page.value.counter !== mark.counter) return ok(undefined);
    this.#suspect = false;
    const untold = life.value - (mark.accepted ?? life.value);
    if (untold <= 0) return ok(undefined);
    const next = { epoch: mark.epoch + 1, counter: mark.counter, accepted: life.value };
    return ok({ fresh: [], mark: next, gap: 'reset', untold });
  }

  async #begin(counter: number): Promise<Result<undefined, BusFailure>> {
    const life = await this.#bus.exchange(this.#address, requestAccepted());
    if (!life.ok) return life;
    this.#journal.observe({
      device: this.device,
      mark: { epoch: 0, counter, accepted: life.value },
      visit: undefined,
      credits: [],
      doubts: [],
    });
    return ok();
  }
}

function plus(accepted: number | undefined, told: number): { readonly accepted?: number } {
  return accepted === undefined ? {} : { accepted: accepted + told };
}
