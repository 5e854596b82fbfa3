import { type Actor, createActor } from 'xstate';

import type { ToCore } from '#contract/action.ts';
import { VisitId } from '#contract/ids.ts';
import type { Language } from '#contract/language.ts';
import type { Frame, Hello } from '#contract/screen.ts';
import type { Key } from '#devices/keypad/port.ts';

import { type Exit, OutputTray } from '../paper/output-tray.ts';
import { Patience, type PatienceKind } from '../patience.ts';
import { officeOf } from '../staff/back-office.ts';
import { STAFF_PATIENCE } from '../staff/machine.ts';
import type { StaffOffice } from '../staff/office.ts';
import { type StaffSeat, staffSeat } from '../staff/seat.ts';
import { type Answer, tapOf } from '../visit/events.ts';
import { brokenOff } from '../visit/endings.ts';
import type { VisitOutput } from '../visit/context.ts';
import type { VisitView } from '../visit/screen-of.ts';
import { Audience } from './audience.ts';
import { cashNews } from './cash-news.ts';
import { closeSlots } from './close-slots.ts';
import { guided } from './guidance.ts';
import { hearDevices } from './hear-devices.ts';
import { HelpCalls } from './help-calls.ts';
import { somethingNow, stillOpen } from './inspect.ts';
import { pressed } from './keys.ts';
import { lookAround } from './look-around.ts';
import { leftPapers } from './left-papers.ts';
import { terminalMachine } from './machine.ts';
import { doubtfulPapers } from './doubtful-papers.ts';
import type { TerminalFlowOptions } from './options.ts';
import { placeOf } from './place-of.ts';
import { recover } from './recover.ts';
import { terminalView } from './screen-of.ts';
import { patienceOf, serviceFor, type Service } from './service.ts';
import { toldRecovery } from './told-recovery.ts';
import { Wishes } from './wishes.ts';

/** How long an orderly stop waits for the visit that is under way, ms; what is left then is reconciled at the next start. */
const STOP_DEADLINE_MS = 15_000;

/** The whole terminal as one thing to look at and to tap on: the day's statechart, and the visit's while there is one. */
export class TerminalFlow {
  readonly #options: TerminalFlowOptions;
  readonly #terminal: Actor<ReturnType<typeof terminalMachine>>;
  readonly #patience: Patience;
  readonly #audience = new Audience();
  readonly #tray: OutputTray;
  readonly #office: StaffOffice | undefined;
  readonly #wishes: Wishes;
  readonly #calls: HelpCalls;
  #deafen = (): void => undefined;
  #visit: Service | undefined;
  #staff: StaffSeat | undefined;
  #instance = 0;
  #waited: PatienceKind | null = null;
  #frame: Frame;
  #stopping = false;
  #theirs = false;

  constructor(options: TerminalFlowOptions) {
    this.#options = options;
    const { desk, books } = options;
    this.#tray = new OutputTray(desk.paperExit, (exit) => this.#exitChanged(exit));
    this.#office = officeOf(desk, options.premises, this.#tray, options.office);
    this.#terminal = createActor(
      terminalMachine({
        recover: () => toldRecovery(recover(desk, books), desk.events, options.version),
        inspect: lookAround(options, this.#tray),
        stillOpen: (health) => stillOpen(health, desk.cash, options.premises),
        clock: desk.clock,
        events: desk.events,
        left: leftPapers(desk, this.#tray),
        ...(desk.staff ? { papers: doubtfulPapers(desk, desk.staff) } : {}),
      }),
      { clock: desk.clock },
    );
    this.#wishes = new Wishes(desk.clock, () => this.#refresh());
    this.#calls = new HelpCalls(desk, this.#audience, () => this.#restartPatience());
    this.#patience = new Patience(desk.clock, {
      changed: () => this.#refresh(),
      over: () => this.#chart.send({ type: 'patienceOver' }),
    });
    this.#frame = this.#draw();
  }

  start(): void {
    const { desk, keypad } = this.#options;
    this.#deafen = hearDevices(desk, keypad, {
      key: (key) => this.#press(key),
      visit: (event) => this.#visit?.chart.send(event),
      credited: () => this.#credited(),
      cashStatus: (status) => {
        if (!this.#visit) return this.#terminal.send({ type: 'cashChanged' });
        this.#visit?.chart.send(cashNews(desk.cash, status, this.#visit.chart.getSnapshot().context.due));
      },
    });
    this.#terminal.subscribe(() => this.#moved());
    this.#terminal.start();
  }

  /** Ends the visit under way as if its person had gone, then stops. Money is paid back, never dropped. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#audience.until(this.#options.desk.clock, STOP_DEADLINE_MS, () => {
      if (this.#visit) this.#hurry();
      // Money and papers are being reconciled, or staff are at work: what is begun is written to its end.
      const working = this.#terminal.getSnapshot().matches('recovering') || this.#staff?.busy === true;
      return this.#visit === undefined && !working;
    });
    this.#deafen();
    this.#tray.close();
    this.#patience.restart(null);
    this.#wishes.forget();
    this.#terminal.stop();
    this.#visit?.chart.stop();
    this.#staff?.chart.stop();
    await this.#visit?.wipe();
  }

  hello(): Hello {
    return this.#options.hello;
  }

  frame(): Frame {
    return this.#frame;
  }

  subscribe(listener: () => void): () => void {
    return this.#audience.subscribe(listener);
  }

  /** A tap. One that was meant for an earlier screen is dropped: two quick taps never answer two questions. */
  act({ instance, action }: ToCore): void {
    if (instance !== this.#instance) {
      this.#options.desk.events.raise({ id: 'action.refused', reason: 'stale' });
      return;
    }
    // A look answers nothing: the visit goes on as it stands, and so does its time.
    if (action.name === 'setLook') this.#wishes.look = action.look;
    else if (action.name === 'setFurigana') this.#wishes.furigana = action.shown;
    else if (action.name === 'callHelp') this.#calls.call(this.#frame.screen.name);
    else if (action.name !== 'hush') this.#answer(action);
    this.#wishes.touched(this.#isTheirs());
    this.#refresh();
  }

  #answer(action: Answer): void {
    if (action.name === 'setLanguage') this.#wishes.language = action.language;
    if (this.#visit) this.#visit.chart.send(tapOf(action));
    else if (this.#staff) this.#staff.chart.send(tapOf(action));
    else if (action.name === 'staff' && this.#terminal.getSnapshot().matches('ready')) this.#staffComes();
    else if (action.name === 'start') this.#begin('certificates', action.language);
    else if (action.name === 'payRelay') this.#begin('relay', this.#wishes.language);
    else this.#terminal.send(tapOf(action));
    this.#restartPatience();
  }

  /** A key of the ten-key: its digit goes to the visit and nowhere else. */
  #press(key: Key): void {
    const event = pressed(key, this.#frame.screen.name);
    if (!this.#visit || !event) return;
    this.#visit.chart.send(event);
    this.#restartPatience();
    this.#refresh();
  }

  #begin(what: 'certificates' | 'relay', language: Language): void {
    if (this.#stopping || !this.#terminal.getSnapshot().can({ type: 'begin' })) return;
    const { desk, premises } = this.#options;
    // The town may have decided anew since the last inspection.
    const offers = premises.offers();
    if (what === 'relay' ? !premises.relay() : !somethingNow(offers)) return;
    const visit = VisitId.parse(desk.ids.next());
    this.#audience.afterwards(() => desk.books.visits.begin(visit, language));
    this.#wishes.language = language;
    const service = serviceFor(desk, what, { visit, offers, language, exit: this.#tray.exit });
    this.#visit = service;
    this.#terminal.send({ type: 'begin' });
    service.chart.subscribe({
      next: () => this.#moved(),
      complete: () => void this.#ended(service),
      error: () => void this.#broke(service),
    });
    service.chart.start();
  }

  /** 係員モード: between visits only, and no visit begins meanwhile. */
  #staffComes(): void {
    if (this.#stopping || this.#office === undefined) return;
    this.#wishes.forget();
    this.#terminal.send({ type: 'staffCame' });
    this.#staff = staffSeat(this.#office, {
      moved: () => this.#moved(),
      gone: () => {
        this.#staff = undefined;
        this.#terminal.send({ type: 'staffGone' });
      },
    });
    this.#moved();
  }

  async #ended(service: Service): Promise<void> {
    const { output } = service.chart.getSnapshot();
    if (!output) return;
    await service.wipe();
    const end = (): void => this.#options.desk.books.visits.end(service.visit, output.how);
    if (output.after === 'serve') this.#audience.afterwards(end);
    else if (output.after === 'stop') end();
    this.#leave({ type: 'visitOver', output });
  }

  /** The statechart itself threw: a defect. The visit stays open in the books for the next start. */
  async #broke(service: Service): Promise<void> {
    await service.wipe();
    this.#leave({ type: 'visitOver', output: brokenOff });
  }

  #leave(event: { readonly type: 'visitOver'; readonly output: VisitOutput }): void {
    this.#visit = undefined;
    // A visit that was cut off may have left the slots open: a stopped terminal takes no money.
    if (event.output.after === 'halt') void closeSlots(this.#options.desk);
    if (event.output.after !== 'serve') {
      this.#options.desk.events.raise({
        id: 'terminal.outOfService',
        code: event.output.how,
        who: 'technician',
      });
    }
    this.#terminal.send(event);
    if (event.output.after === 'halt') this.#options.onHalt();
  }

  #exitChanged(exit: Exit): void {
    this.#visit?.chart.send({ type: 'exit.changed', exit });
    if (!this.#visit) this.#terminal.send({ type: 'exitChanged' });
  }

  #credited(): void {
    const visit = this.#visit;
    if (!visit) return;
    visit.chart.send({ type: 'cash.credited', paid: this.#options.desk.books.balanceOf(visit.visit) });
    this.#restartPatience();
  }

  /** Who decides what is on the screen. */
  get #chart() {
    return this.#visit?.chart ?? this.#staff?.chart ?? this.#terminal;
  }

  #hurry(): void {
    if (this.#waitsFor() !== null) this.#chart.send({ type: 'patienceOver' });
  }

  /** Language and look are the resident's until the last call for their papers is over, or of staff while they are there. */
  #isTheirs(): boolean {
    return (this.#visit ?? this.#staff) !== undefined || this.#terminal.getSnapshot().matches('lastCall');
  }

  /** A statechart has moved: a new situation has its own patience, and so has a screen that waits again for papers. */
  #moved(): void {
    const theirs = this.#isTheirs();
    if (this.#theirs && !theirs) this.#wishes.forget();
    this.#theirs = theirs;
    const before = this.#instance;
    this.#refresh();
    if (this.#instance !== before || this.#waitsFor() !== this.#waited) this.#restartPatience();
  }

  #restartPatience(): void {
    this.#waited = this.#waitsFor();
    const seconds = { ...this.#options.patience, ...STAFF_PATIENCE };
    this.#patience.restart(this.#waited && seconds[this.#waited]);
  }

  #waitsFor(): PatienceKind | null {
    return patienceOf(this.#chart.getSnapshot().tags, this.#staff?.handsIn);
  }

  #refresh(): void {
    const frame = this.#draw();
    if (placeOf(frame.screen) !== placeOf(this.#frame.screen)) this.#instance += 1;
    this.#frame = { ...frame, instance: this.#instance };
    this.#audience.tell();
  }

  #draw(): Frame {
    const view: VisitView =
      (this.#visit ?? this.#staff)?.view() ?? terminalView(this.#terminal.getSnapshot());
    return {
      type: 'frame',
      instance: this.#instance,
      ...this.#wishes.granted,
      ...view,
      screen: guided(view.screen, this.#options.premises),
      secondsLeft: this.#patience.secondsLeft,
    };
  }
}
