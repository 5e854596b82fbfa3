import type { Clock } from '#contract/clock.ts';

import { ALIVE_EVERY_MS, ShellMessage } from '../shell/core-channel.ts';
import type { CoreMessage } from '../shell/core-channel.ts';

/** After a window was asked for, its page must be linked within this time, ms. */
const LINKED_WITHIN_MS = 20_000;

export interface ParentOptions {
  readonly clock: Clock;
  readonly startUrl: () => string;
  readonly isLinked: () => boolean;
  readonly stop: () => void;
}

/** Talks with the shell that started the core, over Node's IPC channel. Started by hand there is none, and nothing is said. */
export function talkToParent({ clock, startUrl, isLinked, stop }: ParentOptions): void {
  if (!process.send) return;
  let askedAt: number | undefined;
  process.on('message', (message) => {
    const known = ShellMessage.safeParse(message);
    if (!known.success) return;
    if (known.data.type === 'stop') return stop();
    askedAt = clock.monotonic();
    say({ type: 'window', url: startUrl() });
  });
  process.once('disconnect', stop);
  const alive = (): void => {
    say({ type: 'alive', at: clock.now() });
    if (askedAt !== undefined && !isLinked() && clock.monotonic() - askedAt > LINKED_WITHIN_MS) {
      askedAt = undefined;
      say({ type: 'rendererLost' });
    }
    if (isLinked()) askedAt = clock.monotonic();
    clock.setTimeout(alive, ALIVE_EVERY_MS);
  };
  say({ type: 'ready' });
  alive();
}

function say(message: CoreMessage): void {
  if (process.connected) process.send?.(message);
}
