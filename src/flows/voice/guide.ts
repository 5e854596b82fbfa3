import { baseOf } from '#contract/language.ts';
import type { Action, ToCore } from '#contract/action.ts';
import type { Frame, Hello } from '#contract/screen.ts';
import { PACES } from '#contract/speech.ts';
import type { Guide, Sentence } from '#contract/speech.ts';
import type { Key, KeypadEvent, KeypadPort } from '#devices/keypad/port.ts';

import { Caller } from './caller.ts';
import type { CallerOptions } from './caller.ts';
import { offeredOn } from './choices.ts';
import { begins, meaningOf, RESTING } from './keys.ts';
import { newIn } from './listening.ts';
import type { Listening } from './listening.ts';
import { choicesOn, helpOf, pagesOf, speechOf, welcomeOf } from './speech.ts';
import { WORDS } from './words.ts';

/** What the guide stands before: the terminal's flow. */
export interface GuidedFlow {
  hello(): Hello;
  frame(): Frame;
  subscribe(listener: () => void): () => void;
  act(message: ToCore): void;
}

export interface VoiceGuideOptions extends CallerOptions {
  readonly flow: GuidedFlow;
  readonly keypad: Pick<KeypadPort, 'subscribe'> | undefined;
}

/** A key that comes sooner after a new screen was meant for the one before, ms. */
export const SETTLE_MS = 700;
/** Whoever has begun the guide at the first screen and does nothing more has gone after this, ms. */
export const LEFT_MS = 120_000;
/** While somebody listens every limit is so many times as long (WCAG 2.2.1; any key begins it anew). */
export const MORE_TIME = 3;

/**
 * 音声案内: stands between the flow and its window. It says what the flow shows, hears the ten-key for whoever listens, and passes on
 * every key that is not its own. It answers screens by nothing but what their buttons would send.
 */
export class VoiceGuide implements GuidedFlow {
  readonly #options: VoiceGuideOptions;
  readonly #listeners = new Set<() => void>();
  readonly #through = new Set<(event: KeypadEvent) => void>();
  readonly #leave: (() => void)[] = [];
  #listening: Listening | undefined;
  #instance: number;
  #since = 0;
  #turns = 0;
  #left: unknown;
  readonly #caller: Caller;
  #frame: Frame;

  constructor(options: VoiceGuideOptions) {
    this.#options = options;
    this.#frame = options.flow.frame();
    this.#instance = this.#frame.instance;
    this.#caller = new Caller(options);
    this.#leave.push(options.flow.subscribe(() => this.#moved()));
    const unheard = options.keypad?.subscribe((event) => this.#heard(event));
    if (unheard) this.#leave.push(unheard);
  }

  /** How many times as long a situation waits for its person now. */
  get moreTime(): number {
    return this.#listening ? MORE_TIME : 1;
  }

  hello(): Hello {
    return this.#options.flow.hello();
  }

  frame(): Frame {
    return this.#frame;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** A tap at the screen; the guide hears only that the call shall stop. */
  act(message: ToCore): void {
    if (message.action.name !== 'hush') return this.#options.flow.act(message);
    this.#caller.hush();
    this.#draw();
  }

  /** The keys that are not the guide's. */
  passOn(listener: (event: KeypadEvent) => void): () => void {
    this.#through.add(listener);
    return () => void this.#through.delete(listener);
  }

  close(): void {
    for (const leave of this.#leave) leave();
    this.#options.clock.clearTimeout(this.#left);
    this.#listeners.clear();
    this.#through.clear();
  }

  #heard(event: KeypadEvent): void {
    if (event.type === 'key' && this.#takes(event.key)) return;
    for (const listener of this.#through) listener(event);
  }

  /** Whether the key was the guide's. */
  #takes(key: Key): boolean {
    const { flow, speaker, clock } = this.#options;
    const frame = this.#notice();
    if (!this.#listening) {
      if (!speaker.spoken || !begins(key, frame)) return false;
      this.#begin(frame);
      return true;
    }
    this.#waitForMore();
    if (frame.secondsLeft !== null) {
      this.#act({ name: 'moreTime' });
      return true;
    }
    const offered = offeredOn(frame, flow.hello());
    const meaning = meaningOf(key, frame, offered, this.#listening.page);
    if (meaning.does === 'type') return false;
    const early = clock.monotonic() - this.#since < SETTLE_MS;
    const stopping = this.#listening.stopping;
    this.#listening = { ...this.#listening, stopping: false };
    switch (meaning.does) {
      case 'act':
        if (!early) this.#answer(meaning.action);
        return true;
      case 'cancel':
        if (stopping) this.#act({ name: 'cancel' });
        else this.#askToStop();
        return true;
      case 'leave':
        this.#end();
        this.#draw();
        return true;
      case 'repeat':
        this.#repeat();
        break;
      case 'more':
        this.#turnPage(pagesOf(offered));
        break;
      case 'help':
        this.#say(helpOf(frame, flow.hello()));
        this.#act({ name: 'callHelp' });
        break;
      case 'pace':
        this.#changePace();
        break;
    }
    // To listen takes time, too.
    this.#act({ name: 'moreTime' });
    return true;
  }

  #begin(frame: Frame): void {
    const said = speechOf(frame, this.hello());
    this.#listening = {
      instance: frame.instance,
      pace: 'normal',
      page: 0,
      said,
      clips: [],
      turn: 0,
      stopping: false,
      served: !RESTING.has(frame.screen.name),
    };
    this.#say([...welcomeOf(frame), ...said]);
    this.#waitForMore();
    this.#act({ name: 'moreTime' });
  }

  #end(): void {
    this.#listening = undefined;
    this.#options.clock.clearTimeout(this.#left);
    this.#options.speaker.forget();
  }

  /** At rest nobody else notices that the listener has gone. */
  #waitForMore(): void {
    const { clock } = this.#options;
    clock.clearTimeout(this.#left);
    this.#left = clock.setTimeout(() => {
      if (!RESTING.has(this.#frame.screen.name)) return;
      this.#end();
      this.#draw();
    }, LEFT_MS);
  }

  #act(action: Action): void {
    const { flow } = this.#options;
    flow.act({ type: 'action', instance: flow.frame().instance, action });
  }

  /** What changes nothing is no silence: the screen is said again. */
  #answer(action: Action): void {
    const { flow } = this.#options;
    const before = JSON.stringify(flow.frame());
    this.#act(action);
    if (JSON.stringify(flow.frame()) === before) this.#repeat();
  }

  #askToStop(): void {
    if (!this.#listening) return;
    const { language } = this.#options.flow.frame();
    const words = WORDS[baseOf(language)];
    this.#listening = { ...this.#listening, stopping: true };
    this.#say([{ language: words.language, text: words.say('speech.sure') }]);
    this.#act({ name: 'moreTime' });
  }

  #repeat(): void {
    if (this.#listening) this.#say(this.#listening.said);
  }

  #turnPage(pages: number): void {
    if (!this.#listening) return;
    const page = (this.#listening.page + 1) % pages;
    const before = this.#listening.said;
    const said = speechOf(this.#options.flow.frame(), this.hello(), page);
    this.#listening = { ...this.#listening, page, said };
    this.#say(newIn(said, before));
  }

  #changePace(): void {
    if (!this.#listening) return;
    const pace = PACES[(PACES.indexOf(this.#listening.pace) + 1) % PACES.length] ?? 'normal';
    const words = WORDS[baseOf(this.#options.flow.frame().language)];
    this.#listening = { ...this.#listening, pace };
    this.#say([{ language: words.language, text: words.say(`speech.pace.${pace}`) }]);
  }

  #say(clips: readonly Sentence[]): void {
    if (!this.#listening) return;
    this.#turns += 1;
    this.#listening = { ...this.#listening, clips, turn: this.#turns };
    this.#draw();
  }

  #moved(): void {
    const frame = this.#notice();
    if (this.#listening) this.#follow(this.#listening, frame);
    this.#draw();
  }

  /** The frame as it is now; a new instance of a screen has its moment noted. */
  #notice(): Frame {
    const frame = this.#options.flow.frame();
    if (frame.instance !== this.#instance) this.#since = this.#options.clock.monotonic();
    this.#instance = frame.instance;
    return frame;
  }

  /** A new screen is said as a whole; of one that has changed, what is new. */
  #follow(listening: Listening, frame: Frame): void {
    const isNew = frame.instance !== listening.instance;
    const atRest = RESTING.has(frame.screen.name);
    if (listening.served && atRest) return this.#end();
    const page = isNew ? 0 : listening.page;
    const said = speechOf(frame, this.hello(), page);
    const fresh = isNew ? said : newIn(said, listening.said);
    this.#listening = {
      ...listening,
      instance: frame.instance,
      page,
      said,
      served: !atRest,
      stopping: !isNew && listening.stopping,
    };
    if (fresh.length > 0) this.#say(fresh);
  }

  #draw(): void {
    const { flow } = this.#options;
    const frame = flow.frame();
    const guide = this.#guide(frame);
    const call = this.#caller.callFor(frame);
    this.#frame = { ...frame, ...(guide ? { guide } : {}), ...(call ? { call } : {}) };
    for (const listener of this.#listeners) listener();
  }

  #guide(frame: Frame): Guide | undefined {
    if (!this.#listening) return undefined;
    const { clips, pace, page, turn } = this.#listening;
    const choices = choicesOn(offeredOn(frame, this.hello()), page);
    return {
      turn,
      clips: clips.map((sentence) => this.#options.speaker.idOf(sentence, pace)),
      keys: choices.map(({ action }, at) => ({ key: at + 1, action })),
    };
  }
}
