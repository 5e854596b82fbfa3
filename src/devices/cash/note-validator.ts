import type { Clock } from '#contract/clock.ts';
import type { IntentId, VisitId } from '#contract/ids.ts';
import type { CashJournal, Doubt, RouteIntent, RouteOutcome } from '#contract/money.ts';
import { ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { yen } from '#contract/yen.ts';
import {
  modifyInhibits,
  modifyMasterInhibit,
  readNoteEvents,
  routeNote,
  useEscrow,
} from './cctalk/acceptor-commands.ts';
import type { Bus, BusFailure } from './cctalk/bus.ts';
import { once, selfCheck } from './cctalk/command.ts';
import type { Command } from './cctalk/command.ts';
import type { EventPair } from './cctalk/event-counter.ts';
import { EventReader } from './event-reader.ts';
import type { News } from './event-reader.ts';
import { cashFault } from './faults.ts';
import { introduced } from './introduction.ts';
import { NOTE, noteBuild } from './note-build.ts';
import type { NoteBuild } from './note-build.ts';
import { noteEvent } from './note-events.ts';
import type { NoteEvent } from './note-events.ts';
import type { CashFault } from './port.ts';
import type { CashProfile, CashWorld } from './profile.ts';

/** What a poll told, already in the journal. */
export interface NoteNews {
  readonly credits: readonly { readonly visit: VisitId | undefined }[];
  readonly doubts: readonly Doubt[];
  readonly refused: readonly string[];
  /** Routes that found their end. */
  readonly settled: number;
}

interface Route extends RouteIntent {
  readonly id: IntentId;
  readonly since: number;
}

const CATEGORIES = ['Bill Validator', 'Bill Acceptor'];
const STUCK: NoteEvent = { type: 'doubtful', cause: 'note-validator.jam-after-reset' };
const NOTHING: NoteNews = { credits: [], doubts: [], refused: [], settled: 0 };

/** The note validator (紙幣識別機) with escrow: a note is the terminal's only once it is stacked. */
export class NoteValidator {
  readonly device: string;
  readonly #clock: Clock;
  readonly #bus: Bus;
  readonly #journal: CashJournal;
  readonly #profile: CashProfile;
  readonly #address: number;
  readonly #build: NoteBuild;
  readonly #reader: EventReader;
  #open = false;
  #prepared = false;
  #escrowed = false;
  #route: Route | undefined;
  #fault: CashFault | undefined;

  private constructor(world: CashWorld, address: number, device: string, build: NoteBuild) {
    this.device = device;
    this.#clock = world.clock;
    this.#bus = world.bus;
    this.#journal = world.journal;
    this.#profile = world.profile;
    this.#address = address;
    this.#build = build;
    const reader = { name: device, address, hasLife: build.life };
    const isCredit = ({ a, b }: EventPair) => a > 0 && b === 0;
    this.#reader = new EventReader(world.bus, world.journal, reader, readNoteEvents(), isCredit);
    this.#route = this.#openRoute();
  }

  /** Finds the device; how it is built it is asked where it is not the one `known`. */
  static async identify(
    world: CashWorld,
    address: number,
    known: NoteValidator | undefined,
  ): Promise<Result<NoteValidator, CashFault>> {
    const serial = await introduced(world, address, CATEGORIES);
    if (!serial.ok) return serial;
    const device = `note-${serial.value}`;
    if (known?.device === device) return ok(known);
    const build = await noteBuild(world, address);
    return build.ok ? ok(new NoteValidator(world, address, device, build.value)) : build;
  }

  /** How often it wants to be polled at least (249), ms. */
  get pollMs(): number | undefined {
    return this.#build.pollMs;
  }

  get fault(): CashFault | undefined {
    return this.#fault;
  }

  get takes(): boolean {
    return this.#build.types.length > 0 && this.#fault === undefined;
  }

  /** A note waits for a decision. */
  get escrowed(): boolean {
    return this.#escrowed && this.#route === undefined;
  }

  /** A note is on its way to the stacker or back. */
  get routing(): boolean {
    return this.#route !== undefined;
  }

  /** A note is inside. */
  get holding(): boolean {
    return this.#escrowed || this.#route !== undefined;
  }

  /** Shut, and no note inside whose way is not decided. */
  get quiet(): boolean {
    return !this.#open && !this.holding;
  }

  /** Escrow on, gate shut: needed after every restart of the device. */
  async prepare(): Promise<Result<undefined, BusFailure>> {
    this.#open = false;
    this.#reader.suspect();
    for (const command of [modifyMasterInhibit(false), useEscrow(), modifyInhibits(this.#build.types)]) {
      const done = await this.#ask(command);
      if (!done.ok) return done;
    }
    this.#prepared = true;
    return ok();
  }

  async accept(open: boolean): Promise<Result<undefined, BusFailure>> {
    const ready = this.#prepared ? ok() : await this.prepare();
    if (!ready.ok) return ready;
    if (open === this.#open) return ok();
    const done = await this.#ask(modifyMasterInhibit(open));
    if (done.ok) this.#open = open;
    return done;
  }

  /** Shuts the gate as far as words can: whether they were heard is seen when the device is found again. */
  async shutUnheard(): Promise<void> {
    if (this.#open) await this.#ask(once(modifyMasterInhibit(false)));
  }

  /** Stacks or returns the note in escrow. The intent is written first; the outcome is what a later poll tells. */
  async route(to: 'stack' | 'return', visit: VisitId | undefined): Promise<void> {
    const intent: RouteIntent = { visit, device: this.device, denomination: NOTE, to };
    const id = this.#journal.intendRoute(intent);
    this.#route = { ...intent, id, since: this.#clock.monotonic() };
    await this.#ask(routeNote(to));
  }

  /** Reads what happened, and has it in the journal before it is told. */
  async poll(visit: VisitId | undefined): Promise<Result<NoteNews, BusFailure>> {
    if (this.#fault !== undefined) {
      const fault = await this.#ask(selfCheck());
      if (!fault.ok) return fault;
      if (fault.value === 0) this.#fault = undefined;
    }
    const news = await this.#reader.news();
    if (!news.ok) return news;
    if (news.value === undefined) return ok(this.#pursue());
    const wiped = news.value.gap !== 'none' && this.#route !== undefined;
    const check = wiped ? await this.#ask(selfCheck()) : ok(0);
    if (!check.ok) return check;
    return ok(this.#record(news.value, visit, check.value === 0 ? [] : [STUCK]));
  }

  /** `stuck`: a restart has wiped out what became of a note on its way, but the device is not well. */
  #record(
    { fresh, mark, gap, untold }: News,
    visit: VisitId | undefined,
    stuck: readonly NoteEvent[],
  ): NoteNews {
    const events = [...fresh.map(noteEvent), ...stuck];
    const kept = events.filter(isKept).length + (gap === 'none' ? 0 : (untold ?? 0));
    const owner = this.#route?.visit ?? visit;
    const doubtful = events.flatMap((event) => (event.type === 'doubtful' ? [event.cause] : []));
    const settled = this.#settle(events, kept, gap, untold, doubtful[0]);
    const causes = settled.doubted ? doubtful.slice(1) : doubtful;
    if (gap !== 'none' && untold === undefined && !settled.done) causes.push(`note-validator.${gap}`);
    const doubts = causes.map(doubtOf);
    const credits = Array.from({ length: kept }, () => ({ denomination: NOTE, unit: 'stacker' }) as const);
    // The route is settled first: were the core to die in between, the event would still be unread and credit the note.
    this.#journal.observe({ device: this.device, mark, visit: owner, credits, doubts });
    this.#notice(events, gap);
    return {
      credits: credits.map(() => ({ visit: owner })),
      doubts: [...doubts, ...settled.doubts],
      refused: events.flatMap((event) => (event.type === 'refused' ? [event.reason] : returned(event))),
      settled: settled.done ? 1 : 0,
    };
  }

  /** Ends the open route by what the events tell. A doubt about it is the journal's to book, with the route's outcome. */
  #settle(
    events: readonly NoteEvent[],
    kept: number,
    gap: News['gap'],
    untold: number | undefined,
    doubtful: string | undefined,
  ): { readonly done: boolean; readonly doubted: boolean; readonly doubts: readonly Doubt[] } {
    const outcome = this.#outcome(events, kept, gap, untold, doubtful);
    if (outcome === undefined || this.#route === undefined)
      return { done: false, doubted: false, doubts: [] };
    return { done: true, doubted: doubtful !== undefined, doubts: this.#end(this.#route, outcome) };
  }

  #outcome(
    events: readonly NoteEvent[],
    kept: number,
    gap: News['gap'],
    untold: number | undefined,
    doubtful: string | undefined,
  ): RouteOutcome | undefined {
    if (kept > 0) return { status: 'stacked' };
    if (events.some(({ type }) => type === 'returned')) return { status: 'returned' };
    if (doubtful !== undefined) return { status: 'unknown', cause: doubtful };
    if (gap === 'none') return undefined;
    return untold === 0 ? { status: 'returned' } : { status: 'unknown', cause: `note-validator.${gap}` };
  }

  #notice(events: readonly NoteEvent[], gap: News['gap']): void {
    if (gap !== 'none') {
      this.#escrowed = false;
      this.#prepared = false;
    }
    for (const { type } of events) {
      if (type === 'escrowed') this.#escrowed = true;
      else if (type === 'stacked' || type === 'returned') this.#escrowed = false;
      else if (type === 'stackerFull') this.#fault = cashFault('stackerFull');
      else if (type === 'keptInJam' || type === 'doubtful') {
        this.#escrowed = false;
        this.#fault = cashFault('noteJam');
      }
    }
  }

  /**
   * A route without an outcome is waited for and never asked for again: an order that was not heard ends in the validator's own
   * return of the note. In the end it is unknown.
   */
  #pursue(): NoteNews {
    const route = this.#route;
    if (route === undefined) return NOTHING;
    if (this.#clock.monotonic() - route.since < this.#profile.route.patienceMs) return NOTHING;
    this.#escrowed = false;
    const doubts = this.#end(route, { status: 'unknown', cause: 'note-validator.no-outcome' });
    return { ...NOTHING, doubts, settled: 1 };
  }

  #end(route: Route, outcome: RouteOutcome): readonly Doubt[] {
    this.#journal.settleRoute(route.id, outcome);
    this.#route = undefined;
    return outcome.status === 'unknown' ? [doubtOf(outcome.cause)] : [];
  }

  /** A route that a crash left open. */
  #openRoute(): Route | undefined {
    const open = this.#journal.openRoutes().find(({ device }) => device === this.device);
    return open === undefined ? undefined : { ...open, since: this.#clock.monotonic() };
  }

  #ask<T>(command: Command<T>): Promise<Result<T, BusFailure>> {
    return this.#bus.exchange(this.#address, command);
  }
}

function isKept(event: NoteEvent): boolean {
  return event.type === 'stacked' || event.type === 'keptInJam';
}

function returned(event: NoteEvent): readonly string[] {
  return event.type === 'returned' ? ['note-validator.returned'] : [];
}

function doubtOf(cause: string): Doubt {
  return { min: yen(0), max: yen(NOTE), cause };
}
