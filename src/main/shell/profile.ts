import {
  accessSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { hasCode } from './error-code.ts';

const NAME = /^mado-window-(\d+)-/;

/** Where windows keep their profiles: in memory if the session has such a folder. */
function shelf(): string {
  const session = process.env['XDG_RUNTIME_DIR'];
  if (session === undefined) return tmpdir();
  try {
    accessSync(session, constants.W_OK);
    return session;
  } catch {
    return tmpdir();
  }
}

/** What no switch turns off: bubbles that offer to translate, to fill in and to remember. */
const PREFERENCES = {
  translate: { enabled: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  credentials_enable_service: false,
};

/** A fresh browser profile that only we can read (0700, by mkdtemp). Named by our process, so that `sweep` knows. */
export function freshProfile(): string {
  sweep();
  const profile = mkdtempSync(join(shelf(), `mado-window-${process.pid}-`));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(PREFERENCES));
  return profile;
}

/** Chromium's helpers may still be closing files, so more than one try. */
export function removeProfile(profile: string): void {
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/**
 * A page that leads to the start address. The address opens the screens once, and everyone on the machine can read a
 * command line; this file nobody else can read.
 */
export function startPage(profile: string, url: string): string {
  const page = join(profile, 'start.html');
  const html = `<!doctype html><meta http-equiv="refresh" content="0;url=${url}">`;
  writeFileSync(page, html, { mode: 0o600, flag: 'wx' });
  return pathToFileURL(page).href;
}

/** Ends and removes what shells left that were killed before they could: an orphan would lie on top of the new window. */
function sweep(): void {
  for (const name of readdirSync(shelf())) {
    const owner = NAME.exec(name)?.[1];
    const profile = join(shelf(), name);
    if (owner === undefined || alive(Number(owner)) || !ours(profile)) continue;
    endOrphan(profile);
    removeProfile(profile);
  }
}

/** The shelf may be everyone's. */
function ours(profile: string): boolean {
  return lstatSync(profile, { throwIfNoEntry: false })?.uid === process.getuid?.();
}

/** Chromium marks its profile with a link to `host-pid`. The number may be another's by now: its command line tells. */
function endOrphan(profile: string): void {
  try {
    const pid = Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1]);
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (!hasCode(error, 'ENOENT', 'ESRCH')) throw error;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
