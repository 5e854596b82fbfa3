import { once } from 'node:events';

import { WebSocket } from 'ws';

import type { Action, ToCore } from '#contract/action.ts';
import { Frame } from '#contract/screen.ts';
import type { Screen, ScreenName } from '#contract/screen.ts';

/** Longer than anything takes that a resident waits for, ms. */
const PATIENCE_MS = 60_000;

/** The core behind a window has died. */
export class Gone extends Error {}

/** The window of a terminal without the browser: it sees the frames and taps. */
export class Window {
  readonly #socket: WebSocket;
  readonly #told = new EventTarget();
  #frame: Frame | undefined;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      const frame = Frame.safeParse(JSON.parse(data.toString('utf8')));
      if (!frame.success) return;
      this.#frame = frame.data;
      this.#told.dispatchEvent(new Event('frame'));
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.#told.dispatchEvent(new Event('gone')));
  }

  /** Opens the address that a core gave out, as a browser does. */
  static async openAt(startUrl: string): Promise<Window> {
    const started = await fetch(startUrl);
    const [cookie = ''] = started.headers.getSetCookie();
    const { host, origin } = new URL(startUrl);
    const socket = new WebSocket(`ws://${host}/link`, {
      origin,
      headers: { cookie: cookie.split(';')[0] ?? '' },
    });
    const window = new Window(socket);
    await once(socket, 'open');
    return window;
  }

  /** The core behind it lives. */
  get open(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Waits for one of these screens, and answers which. */
  async sees(...names: readonly ScreenName[]): Promise<Screen> {
    const late = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const screen = this.#frame?.screen;
      if (screen && names.includes(screen.name)) return screen;
      if (!this.open) throw new Gone('the core has died');
      if (late.aborted) throw new Error(`expected ${names.join(' or ')}, but there is ${screen?.name}`);
      await this.#changes(late);
    }
  }

  /** Taps, and waits until something on the screen has changed. */
  async taps(action: Action): Promise<void> {
    const instance = this.#frame?.instance ?? 0;
    const changed = this.#changes(AbortSignal.timeout(PATIENCE_MS));
    this.#socket.send(JSON.stringify({ type: 'action', instance, action } satisfies ToCore), () => {});
    await changed;
  }

  close(): void {
    this.#socket.terminate();
  }

  #changes(late: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const listened = new AbortController();
      const done = (): void => {
        listened.abort();
        resolve();
      };
      const { signal } = listened;
      this.#told.addEventListener('frame', done, { signal });
      this.#told.addEventListener('gone', done, { signal });
      late.addEventListener('abort', done, { signal });
    });
  }
}
