import { accessSync, constants, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

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

/** A fresh, empty browser profile that only we can read (0700, by mkdtemp). Named by our process, so that `sweep` knows. */
export function freshProfile(): string {
  sweep();
  return mkdtempSync(join(shelf(), `mado-window-${process.pid}-`));
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

/** Removes what shells left that were killed before they could. */
function sweep(): void {
  for (const name of readdirSync(shelf())) {
    const owner = NAME.exec(name)?.[1];
    if (owner !== undefined && !alive(Number(owner))) removeProfile(join(shelf(), name));
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
