import type { Clock } from '#contract/clock.ts';
import type { EventSink } from '#contract/events.ts';

import type { StartCore } from './core-process.ts';
import { Supervisor } from './supervisor.ts';
import { WindowKeeper } from './window-keeper.ts';
import type { OpenWindow } from './window-keeper.ts';

export interface Shell {
  /** The core first: until it has ended, the window shows what it is still doing. */
  stop(): Promise<void>;
}

/** What both shells are: one core kept running, and one window kept open on it. */
export function runShell(options: {
  readonly start: StartCore;
  readonly open: OpenWindow;
  readonly clock: Clock;
  readonly events: EventSink;
}): Shell {
  const { start, open, clock, events } = options;
  const supervisor = new Supervisor({
    start,
    clock,
    events,
    onReady: () => keeper.renew(),
    onRendererLost: () => keeper.lost('renderer-lost'),
  });
  const keeper = new WindowKeeper({ open, core: supervisor, clock, events });
  supervisor.start();
  return {
    async stop() {
      await supervisor.stop();
      await keeper.stop();
    },
  };
}
