import type { ServerResponse } from 'node:http';

import type { Clock } from '#contract/clock.ts';

import { COMMON_HEADERS } from './respond.ts';

/** How many pages may watch at once. */
export const MAX_WATCHERS = 16;
/** Unread bytes after which a page is dropped; it comes back by itself and is told afresh. */
const MAX_UNREAD = 1024 * 1024;
/** A gate closes without a sound when nobody polls it, so the bench is looked at this often, ms. */
const LOOK_MS = 500;

/** The pages that watch the bench, each told whatever is new (server-sent events). */
export class Watchers {
  readonly #look: () => string;
  readonly #clock: Clock;
  readonly #pages = new Set<ServerResponse>();
  #told = '';
  #due = false;
  #timer: unknown;

  /** `look` describes the bench, in one line. */
  constructor(look: () => string, clock: Clock) {
    this.#look = look;
    this.#clock = clock;
  }

  /** False when too many watch already. */
  add(response: ServerResponse): boolean {
    if (this.#pages.size >= MAX_WATCHERS) return false;
    response.writeHead(200, { ...COMMON_HEADERS, 'content-type': 'text/event-stream' });
    this.#pages.add(response);
    response.on('close', () => this.#drop(response));
    response.write(event(this.#look()));
    this.#timer ??= this.#clock.setTimeout(() => this.#again(), LOOK_MS);
    return true;
  }

  /** Something moved: tells the pages soon, once for all that moves in this turn. */
  tell(): void {
    if (this.#due) return;
    this.#due = true;
    setImmediate(() => {
      this.#due = false;
      this.#tellNow();
    });
  }

  #again(): void {
    this.#tellNow();
    this.#timer = this.#clock.setTimeout(() => this.#again(), LOOK_MS);
  }

  #tellNow(): void {
    if (this.#pages.size === 0) return;
    const seen = this.#look();
    if (seen === this.#told) return;
    this.#told = seen;
    for (const page of this.#pages) {
      if (page.writableLength > MAX_UNREAD) page.destroy();
      else page.write(event(seen));
    }
  }

  #drop(page: ServerResponse): void {
    this.#pages.delete(page);
    if (this.#pages.size > 0) return;
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

function event(line: string): string {
  return `data: ${line}\n\n`;
}
