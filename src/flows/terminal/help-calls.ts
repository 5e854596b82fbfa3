import type { ScreenName } from '#contract/screen.ts';

import type { Desk } from '../visit/desk.ts';
import type { Audience } from './audience.ts';

/** Whoever presses again so soon on the same screen still asks for the same help, ms. */
export const SAME_CALL_MS = 60_000;

/** 呼び出し: a resident asks how to reach the help desk. The visit stays as it stands, and the books tell of each call once. */
export class HelpCalls {
  readonly #desk: Pick<Desk, 'clock' | 'events'>;
  readonly #audience: Pick<Audience, 'afterwards'>;
  readonly #winsTime: () => void;
  readonly #last = new Map<ScreenName, number>();

  /** `winsTime`: a call takes its time. One that is only repeated wins none, so that nobody holds a visit open by it. */
  constructor(
    desk: Pick<Desk, 'clock' | 'events'>,
    audience: Pick<Audience, 'afterwards'>,
    winsTime: () => void,
  ) {
    this.#desk = desk;
    this.#audience = audience;
    this.#winsTime = winsTime;
  }

  call(screen: ScreenName): void {
    const { clock, events } = this.#desk;
    const now = clock.monotonic();
    const last = this.#last.get(screen);
    if (last !== undefined && now - last < SAME_CALL_MS) return;
    this.#last.set(screen, now);
    this.#audience.afterwards(() => events.raise({ id: 'help.called', screen }));
    this.#winsTime();
  }
}
