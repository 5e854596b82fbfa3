import type { Action, ToCore } from '#contract/action.ts';
import type { Clock } from '#contract/clock.ts';
import { ToRenderer, type Frame, type Hello } from '#contract/screen.ts';

import { createTapGuard } from './tap-guard.ts';

/** What the page knows: everything the core last sent, or why it knows nothing. */
export type View =
  | { readonly state: 'away' }
  | { readonly state: 'replaced' }
  | { readonly state: 'shown'; readonly hello: Hello; readonly frame: Frame };

/** The one connection to the core. It keeps the last frame and nothing else. */
export interface Link {
  readonly subscribe: (listener: () => void) => () => void;
  readonly view: () => View;
  /** Sends what a person did on the screen with this instance number; while the core is away nothing is sent. */
  readonly send: (instance: number, action: Action) => void;
}

/** What comes from a connection. */
export interface Heard {
  readonly message: (data: unknown) => void;
  readonly closed: (code: number) => void;
}

/** What the link asks of the world. */
export interface LinkNeeds {
  /** Opens a connection to the core; what is returned sends over it. */
  readonly open: (heard: Heard) => (message: string) => void;
  readonly clock: Pick<Clock, 'monotonic' | 'setTimeout'>;
}

/** The core shows this terminal in another window; coming back would throw that one out. */
export const CLOSED_AS_REPLACED = 4001;
/** This window is not the core's; only the shell that opened it can help. */
export const CLOSED_AS_FORBIDDEN = 4003;

/** The pause before each new attempt, ms: doubled from the first up to the last, then for as long as it takes. */
export const FIRST_PAUSE = 250;
export const LONGEST_PAUSE = 5_000;

/** The largest message that is read, characters. */
export const MAX_FRAME_LENGTH = 65_536;

const AWAY: View = { state: 'away' };

/** Connects at once, and again after every loss but the two that forbid it. */
export function createLink({ open, clock }: LinkNeeds): Link {
  const listeners = new Set<() => void>();
  const isDoubleTap = createTapGuard(clock);
  let view: View = AWAY;
  let hello: Hello | undefined;
  let say: ((message: string) => void) | undefined;
  let pause = FIRST_PAUSE;

  function show(next: View): void {
    view = next;
    for (const listener of listeners) listener();
  }

  function take(data: unknown): void {
    const message = read(data);
    if (message?.type === 'hello') hello = message;
    if (message?.type === 'frame' && hello) {
      pause = FIRST_PAUSE;
      show({ state: 'shown', hello, frame: message });
    }
  }

  function lost(code: number): void {
    say = undefined;
    hello = undefined;
    show(code === CLOSED_AS_REPLACED ? { state: 'replaced' } : AWAY);
    if (code === CLOSED_AS_REPLACED || code === CLOSED_AS_FORBIDDEN) return;
    clock.setTimeout(connect, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }

  function connect(): void {
    say = open({ message: take, closed: lost });
  }

  connect();

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    view: () => view,
    send(instance, action) {
      if (view.state !== 'shown' || isDoubleTap(instance, action)) return;
      const message: ToCore = { type: 'action', instance, action };
      say?.(JSON.stringify(message));
    },
  };
}

/** A message of the core, or undefined for anything else: the screen then stays as it is. */
function read(data: unknown): ToRenderer | undefined {
  if (typeof data !== 'string' || data.length > MAX_FRAME_LENGTH) return undefined;
  try {
    return ToRenderer.safeParse(JSON.parse(data)).data;
  } catch {
    return undefined;
  }
}
