import type { RawData, WebSocket } from 'ws';

import { ToCore } from '#contract/action.ts';
import type { Clock } from '#contract/clock.ts';
import type { EventSink } from '#contract/events.ts';
import type { Frame, Hello } from '#contract/screen.ts';

/** What the gateway needs of the flow: what to draw, and where a tap goes. */
export interface LinkedFlow {
  hello(): Hello;
  frame(): Frame;
  /** Called whenever `frame()` has changed. */
  subscribe(listener: () => void): () => void;
  act(message: ToCore): void;
}

/** More messages in a second than a hand can tap; the rest are dropped. */
export const MAX_PER_SECOND = 40;
/** How often the window must answer a ping, ms; one missed answer ends the link. */
export const PING_MS = 10_000;
/** Refusals logged in a second at most; the rest are only counted. */
const MAX_LOGGED_REFUSALS = 5;

export const CLOSE_REPLACED = 4001;

/** The one WebSocket to the one window. A newer window replaces it. */
export class Link {
  readonly #flow: LinkedFlow;
  readonly #events: EventSink;
  readonly #clock: Clock;
  #socket: WebSocket | undefined;
  #leave: () => void = () => {};
  #second = 0;
  #messages = 0;
  #refusals = 0;
  #totalRefused = 0;

  constructor(options: { readonly flow: LinkedFlow; readonly events: EventSink; readonly clock: Clock }) {
    this.#flow = options.flow;
    this.#events = options.events;
    this.#clock = options.clock;
  }

  /** Messages refused since the start. */
  get refused(): number {
    return this.#totalRefused;
  }

  get up(): boolean {
    return this.#socket !== undefined;
  }

  attach(socket: WebSocket): void {
    this.#end(CLOSE_REPLACED);
    this.#socket = socket;
    this.#events.raise({ id: 'gateway.opened' });
    let drawn = '';
    const draw = (): void => {
      const frame = JSON.stringify(this.#flow.frame());
      if (frame === drawn) return;
      drawn = frame;
      this.#draw(socket, frame);
    };
    const unsubscribe = this.#flow.subscribe(draw);
    const stopPing = this.#keepAlive(socket);
    this.#leave = () => {
      unsubscribe();
      stopPing();
    };
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      this.#events.raise({ id: 'gateway.closed', code });
      if (this.#socket === socket) this.#end(1000);
    });
    socket.send(JSON.stringify(this.#flow.hello()));
    draw();
  }

  close(): void {
    this.#end(1001);
  }

  #draw(socket: WebSocket, frame: string): void {
    // A window that does not read must not fill the core's memory: it is ended, and starts afresh.
    if (socket.bufferedAmount > 1_000_000) return socket.terminate();
    socket.send(frame);
  }

  #receive(data: RawData, isBinary: boolean): void {
    this.#countSecond();
    this.#messages += 1;
    if (this.#messages > MAX_PER_SECOND) return this.#refuse('rate');
    if (isBinary || !Buffer.isBuffer(data)) return this.#refuse('binary');
    const message = parse(data);
    if (!message) return this.#refuse('ill-formed');
    this.#flow.act(message);
  }

  #refuse(reason: string): void {
    this.#totalRefused += 1;
    this.#refusals += 1;
    if (this.#refusals <= MAX_LOGGED_REFUSALS) this.#events.raise({ id: 'action.refused', reason });
  }

  #countSecond(): void {
    const second = Math.floor(this.#clock.monotonic() / 1000);
    if (second === this.#second) return;
    this.#second = second;
    this.#messages = 0;
    this.#refusals = 0;
  }

  #keepAlive(socket: WebSocket): () => void {
    let answered = true;
    let timer: unknown;
    const ping = (): void => {
      if (!answered) return socket.terminate();
      answered = false;
      socket.ping();
      timer = this.#clock.setTimeout(ping, PING_MS);
    };
    socket.on('pong', () => {
      answered = true;
    });
    timer = this.#clock.setTimeout(ping, PING_MS);
    return () => this.#clock.clearTimeout(timer);
  }

  #end(code: number): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#leave();
    this.#leave = () => {};
    socket?.close(code);
  }
}

function parse(data: Buffer): ToCore | undefined {
  try {
    const checked = ToCore.safeParse(JSON.parse(data.toString('utf8')));
    return checked.success ? checked.data : undefined;
  } catch {
    return undefined;
  }
}
