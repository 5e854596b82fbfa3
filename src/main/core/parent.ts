import type { Clock } from '#contract/clock.ts';

import { ALIVE_EVERY_MS, ShellMessage } from '../shell/core-channel.ts';
import type { CoreMessage } from '../shell/core-channel.ts';

/** After a window was asked for, its page must be linked within this time, ms. */
const LINKED_WITHIN_MS = 20_000;

export interface ShellOptions {
  readonly clock: Clock;
  readonly startUrl: () => string;
  readonly isLinked: () => boolean;
}

/** A line to one shell, whatever carries it. */
export interface ShellLine {
  say(message: CoreMessage): void;
  isOpen(): boolean;
}

/** Talks over a line as long as it is open. Answers what is to be done with what the shell says; its `stop` goes to `onStop`. */
export function converse(
  line: ShellLine,
  { clock, startUrl, isLinked }: ShellOptions,
  onStop: () => void,
): (message: unknown) => void {
  let askedAt: number | undefined;
  const alive = (): void => {
    if (!line.isOpen()) return;
    line.say({ type: 'alive', at: clock.now() });
    if (askedAt !== undefined && !isLinked() && clock.monotonic() - askedAt > LINKED_WITHIN_MS) {
      askedAt = undefined;
      line.say({ type: 'rendererLost' });
    }
    if (isLinked()) askedAt = clock.monotonic();
    clock.setTimeout(alive, ALIVE_EVERY_MS);
  };
  line.say({ type: 'ready' });
  alive();
  return (message) => {
    const known = ShellMessage.safeParse(message);
    if (!known.success) return;
    if (known.data.type === 'stop') return onStop();
    askedAt = clock.monotonic();
    line.say({ type: 'window', url: startUrl() });
  };
}

/** Talks with the shell that started the core, over Node's IPC channel. Started by hand there is none, and nothing is said. */
export function talkToParent(options: ShellOptions & { readonly stop: () => void }): void {
  if (!process.send) return;
  const line: ShellLine = {
    say(message) {
      if (process.connected) process.send?.(message);
    },
    isOpen: () => process.connected,
  };
  process.on('message', converse(line, options, options.stop));
  process.once('disconnect', options.stop);
}
