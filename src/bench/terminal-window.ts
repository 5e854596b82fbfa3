import type { Clock } from '#contract/clock.ts';

/** How long the parent may take to answer, ms. */
export const WINDOW_MS = 3_000;
const MAX_ASKING = 8;

type Url = string | undefined;

/** Asks the bench's parent for fresh addresses of the terminal's screen. Each is good once, so each asker gets its own. */
export class TerminalWindow {
  readonly #request: () => void;
  readonly #clock: Clock;
  readonly #asking = new Set<(url: Url) => void>();

  constructor(request: () => void, clock: Clock) {
    this.#request = request;
    this.#clock = clock;
  }

  /** Undefined where there is none, when no answer comes in time, and when too many ask at once. */
  async ask(): Promise<Url> {
    if (this.#asking.size >= MAX_ASKING) return undefined;
    const { promise, resolve } = Promise.withResolvers<Url>();
    this.#asking.add(resolve);
    const timer = this.#clock.setTimeout(() => resolve(undefined), WINDOW_MS);
    this.#request();
    const url = await promise;
    this.#clock.clearTimeout(timer);
    this.#asking.delete(resolve);
    return url;
  }

  /** The parent has spoken; it answers in the order of the questions. */
  answer(url: Url): void {
    const [first] = this.#asking;
    if (first === undefined) return;
    this.#asking.delete(first);
    first(url);
  }
}
