import { createActor } from 'xstate';
import type { Actor } from 'xstate';

import type { ToCore } from '#contract/action.ts';
import { VisitId } from '#contract/ids.ts';
import type { Language } from '#contract/language.ts';
import type { Frame, Hello } from '#contract/screen.ts';
import type { Key } from '#devices/keypad/port.ts';

import { type Exit, OutputTray } from '../paper/output-tray.ts';
import { Patience, type PatienceKind } from '../patience.ts';
import { tapOf } from '../visit/events.ts';
import type { Answer, DeviceEvent } from '../visit/events.ts';
import { brokenOff } from '../visit/endings.ts';
import type { VisitOutput } from '../visit/context.ts';
import type { VisitView } from '../visit/screen-of.ts';
import { Audience } from './audience.ts';
import { cashNews } from './cash-news.ts';
import { closeSlots } from './close-slots.ts';
import { guided } from './guidance.ts';
import { somethingNow, stillOpen } from './inspect.ts';
import { pressed } from './keys.ts';
import { lookAround } from './look-around.ts';
import { leftPapers } from './left-papers.ts';
import { terminalMachine } from './machine.ts';
import { doubtfulPapers } from './doubtful-papers.ts';
import type { TerminalFlowOptions } from './options.ts';
import { recover } from './recover.ts';
import { terminalView } from './screen-of.ts';
import { certificateService, patienceOf, relayService } from './service.ts';
import type { Service } from './service.ts';
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
  readonly #unsubscribe: (() => void)[] = [];
  readonly #tray: OutputTray;
  readonly #wishes: Wishes;
  #visit: Service | undefined;
  #instance = 0;
  #waited: PatienceKind | null = null;
  #frame: Frame;
  #stopping = false;
  #theirs = false;

  constructor(options: TerminalFlowOptions) {
    this.#options = options;
    const { desk, books } = options;
    this.#tray = new OutputTray(desk.paperExit, (exit) => this.#exitChanged(exit));
    this.#terminal = createActor(
      terminalMachine({
        recover: () => toldRecovery(recover(desk, books), desk.events, options.version),
        inspect: lookAround(options, this.#tray),
        stillOpen: (health) => stillOpen(health, desk.cash),
        clock: desk.clock,
        left: leftPapers(desk, this.#tray),
        ...(desk.staff ? { papers: doubtfulPapers(desk, desk.staff) } : {}),
      }),
      { clock: desk.clock },
    );
    this.#wishes = new Wishes(desk.clock, () => this.#refresh());
    this.#patience = new Patience(desk.clock, {
      changed: () => this.#refresh(),
      over: () => this.#patienceOver(),
    });
    this.#frame = this.#draw();
  }

  start(): void {
    const { card, cash } = this.#options.desk;
    const { keypad } = this.#options;
    const typed = keypad?.subscribe((event) => void (event.type === 'key' && this.#press(event.key)));
    if (typed) this.#unsubscribe.push(typed);
    this.#unsubscribe.push(
      card.subscribe((event) => {
        if (event.type === 'inserted') this.#tellVisit({ type: 'card.inserted' });
        if (event.type === 'removed') this.#tellVisit({ type: 'card.removed' });
      }),
      cash.subscribe((event) => {
        if (event.type === 'credited') this.#credited();
        if (event.type === 'refused') this.#tellVisit({ type: 'cash.refused' });
        if (event.type !== 'status') return;
        if (!this.#visit) return this.#terminal.send({ type: 'cashChanged' });
        this.#tellVisit(cashNews(cash, event.status, this.#visit.chart.getSnapshot().context.due));
      }),
    );
    this.#terminal.subscribe(() => this.#moved());
    this.#terminal.start();
  }

  /** Ends the visit under way as if its person had gone, then stops. Money is paid back, never dropped. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const { clock } = this.#options.desk;
    await new Promise<void>((resolve) => {
      const timer = clock.setTimeout(resolve, STOP_DEADLINE_MS);
      const check = (): void => {
        if (this.#visit) return this.#hurry();
        // Money and papers are being reconciled: what is begun is written to its end.
        if (this.#terminal.getSnapshot().matches('recovering')) return;
        clock.clearTimeout(timer);
        resolve();
      };
      this.#audience.subscribe(check);
      check();
    });
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#tray.close();
    this.#patience.restart(null);
    this.#wishes.forget();
    this.#terminal.stop();
    this.#visit?.chart.stop();
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
    else if (action.name !== 'hush') this.#answer(action);
    this.#wishes.touched(this.#isTheirs());
    this.#refresh();
  }

  #answer(action: Answer): void {
    if (action.name === 'setLanguage') this.#wishes.language = action.language;
    if (this.#visit) this.#visit.chart.send(tapOf(action));
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
    const cardOnReader = desk.card.status().media === 'present';
    const service =
      what === 'relay'
        ? relayService(desk, { visit, language })
        : certificateService(desk, {
            visit,
            offers,
            cardOnReader,
            language,
            exit: this.#tray.exit,
          });
    this.#visit = service;
    this.#terminal.send({ type: 'begin' });
    service.chart.subscribe({
      next: () => this.#moved(),
      complete: () => void this.#ended(service),
      error: () => void this.#broke(service),
    });
    service.chart.start();
  }

  async #ended(service: Service): Promise<void> {
    const { output } = service.chart.getSnapshot();
    if (!output) return;
    await service.wipe();
    const { visits } = this.#options.desk.books;
    const end = (): void => visits.end(service.visit, output.how);
    if (output.after === 'serve') this.#audience.afterwards(end);
    if (output.after === 'stop') end();
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
    if (this.#visit) this.#tellVisit({ type: 'exit.changed', exit });
    else this.#terminal.send({ type: 'exitChanged' });
  }

  #tellVisit(event: DeviceEvent): void {
    this.#visit?.chart.send(event);
  }

  #credited(): void {
    const visit = this.#visit;
    if (!visit) return;
    visit.chart.send({ type: 'cash.credited', paid: this.#options.desk.books.balanceOf(visit.visit) });
    this.#restartPatience();
  }

  #patienceOver(): void {
    if (this.#visit) this.#visit.chart.send({ type: 'patienceOver' });
    else this.#terminal.send({ type: 'patienceOver' });
  }

  #hurry(): void {
    if (this.#waitsFor() !== null) this.#patienceOver();
  }

  /** Language and look are the resident's until the last call for their papers is over. */
  #isTheirs(): boolean {
    return this.#visit !== undefined || this.#terminal.getSnapshot().matches('lastCall');
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
    this.#patience.restart(this.#waited && this.#options.patience[this.#waited]);
  }

  #waitsFor(): PatienceKind | null {
    return patienceOf((this.#visit?.chart ?? this.#terminal).getSnapshot().tags);
  }

  #refresh(): void {
    const frame = this.#draw();
    if (frame.screen.name !== this.#frame.screen.name) this.#instance += 1;
    this.#frame = { ...frame, instance: this.#instance };
    this.#audience.tell();
  }

  #draw(): Frame {
    const view: VisitView = this.#visit ? this.#visit.view() : terminalView(this.#terminal.getSnapshot());
    return {
      type: 'frame',
      instance: this.#instance,
      language: this.#wishes.language,
      furigana: this.#wishes.furigana,
      look: this.#wishes.look,
      ...view,
      screen: guided(view.screen, this.#options.premises),
      secondsLeft: this.#patience.secondsLeft,
    };
  }
}
