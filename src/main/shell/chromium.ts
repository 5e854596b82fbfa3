import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

import type { Clock } from '#contract/clock.ts';

import { chromiumFlags } from './chromium-flags.ts';
import type { WindowFrame } from './chromium-flags.ts';
import { hasCode } from './error-code.ts';
import { freshProfile, removeProfile, startPage } from './profile.ts';
import type { OpenWindow } from './window-keeper.ts';

/** How long Chromium may take to end before it is killed, ms. */
const CLOSE_MS = 3_000;

/** Opens windows in Chromium: each a browser of its own, with a fresh profile that goes with it. */
export function chromiumWindow(options: {
  readonly chromium: string;
  readonly frame: WindowFrame;
  readonly clock: Clock;
}): OpenWindow {
  return (url, onGone) => {
    const profile = freshProfile();
    const flags = chromiumFlags({
      page: startPage(profile, url),
      profile,
      frame: options.frame,
      root: process.getuid?.() === 0,
    });
    const child = spawn(options.chromium, flags, {
      stdio: 'ignore',
      // Its own group: Ctrl+C in a terminal must reach us alone, and what it started must end with it.
      detached: true,
      env: surroundings(profile),
    });
    const gone = new Promise<string>((resolve) => {
      child.once('exit', (code, signal) => resolve(signal ?? String(code)));
      child.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name));
    });
    void gone.then(onGone);
    return Promise.resolve({
      async close() {
        killGroup(child, 'SIGTERM');
        const timer = options.clock.setTimeout(() => killGroup(child, 'SIGKILL'), CLOSE_MS);
        await gone;
        options.clock.clearTimeout(timer);
        killGroup(child, 'SIGKILL');
        removeProfile(profile);
      },
    });
  };
}

/** Everything that a browser likes to write at home goes into the profile, and away with it. */
function surroundings(profile: string): NodeJS.ProcessEnv {
  const { CHROMIUM_FLAGS: _flags, ...rest } = process.env;
  return { ...rest, HOME: profile, TMPDIR: profile, XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile };
}

function killGroup(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}
