import { execFile } from 'node:child_process';

import type { Clock } from '#contract/clock.ts';

/** How often systemd is told that the core goes on, ms; `WatchdogSec=` in its unit is three times that. */
export const TELL_EVERY_MS = 10_000;

/**
 * Tells systemd that the core is ready, and then again and again that it goes on (sd_notify(3)). It is told from the loop that does
 * all the work: if that hangs, the word does not come, and systemd starts the core anew. Node has no datagram socket of Unix, so
 * systemd-notify speaks for it.
 */
export function tellSystemd(
  clock: Clock,
  env: NodeJS.ProcessEnv = process.env,
  notify: (word: string) => void = systemdNotify,
): void {
  if (env['NOTIFY_SOCKET'] === undefined) return;
  notify('READY=1');
  const goesOn = (): void => {
    notify('WATCHDOG=1');
    clock.setTimeout(goesOn, TELL_EVERY_MS);
  };
  goesOn();
}

/** A word that gets lost is followed by the next; three in a row are what the watchdog is for. */
function systemdNotify(word: string): void {
  execFile('systemd-notify', [`--pid=${process.pid}`, word], { timeout: TELL_EVERY_MS }, () => {});
}
