import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  watch,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { machineClock } from '#contract/clock.ts';

import { chromiumFlags } from './chromium-flags.ts';
import { chromiumWindow } from './chromium.ts';

const browser = fileURLToPath(new URL('fixtures/browser.sh', import.meta.url));
const URL_ONCE = 'http://127.0.0.1:8080/start?ticket=made-up';

let session = '';

beforeEach(() => {
  session = mkdtempSync(join(tmpdir(), 'mado-session-'));
  vi.stubEnv('XDG_RUNTIME_DIR', session);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(session, { recursive: true });
});

/** Opens a window in the stand-in browser and waits until that has started. */
async function opened(chromium = browser) {
  let tell: (how: string) => void = () => {};
  const gone = new Promise<string>((resolve) => void (tell = resolve));
  const window = await chromiumWindow({ chromium, frame: 'kiosk', clock: machineClock })(URL_ONCE, tell);
  const profile = join(session, readdirSync(session)[0] ?? '');
  return { window, gone, profile };
}

async function appeared(file: string): Promise<string> {
  const folder = join(file, '..');
  await new Promise<void>((resolve) => {
    const watcher = watch(folder, () => {
      if (!existsSync(file)) return;
      watcher.close();
      resolve();
    });
    if (existsSync(file)) {
      watcher.close();
      resolve();
    }
  });
  return readFileSync(file, 'utf8');
}

test('the start address is in a file that only we can read, not on the command line', async () => {
  const { window, profile } = await opened();
  await appeared(join(profile, 'started'));
  expect(readFileSync(join(profile, 'arguments'), 'utf8')).not.toContain('ticket');
  expect(readFileSync(join(profile, 'environment'), 'utf8')).not.toContain('ticket');
  expect(readFileSync(join(profile, 'start.html'), 'utf8')).toContain(URL_ONCE);
  expect(statSync(join(profile, 'start.html')).mode & 0o777).toBe(0o600);
  expect(statSync(profile).mode & 0o777).toBe(0o700);
  await window.close();
});

test('closing ends the browser and leaves nothing behind', async () => {
  const { window, gone, profile } = await opened();
  await appeared(join(profile, 'started'));
  await window.close();
  expect(await gone).toBe('SIGTERM');
  expect(readdirSync(session)).toEqual([]);
  await window.close();
});

test('a browser that goes by itself is reported', async () => {
  const { window, gone, profile } = await opened();
  process.kill(Number(await appeared(join(profile, 'started'))), 'SIGKILL');
  expect(await gone).toBe('SIGKILL');
  await window.close();
});

test('a browser that is not there is reported', async () => {
  const { window, gone } = await opened('/nonexistent/chromium');
  expect(await gone).toBe('ENOENT');
  await window.close();
  expect(readdirSync(session)).toEqual([]);
});

test('an orphan of a killed shell is ended and its profile removed; anything else is let be', async () => {
  const orphan = join(session, 'mado-window-999999999-orphan');
  const other = join(session, 'other-999999999-x');
  mkdirSync(orphan);
  mkdirSync(other);
  // The number in the link is ours, but our command line does not name the profile: it must not be killed.
  symlinkSync(`host-${process.pid}`, join(orphan, 'SingletonLock'));
  const { window } = await opened();
  expect(existsSync(orphan)).toBe(false);
  expect(existsSync(other)).toBe(true);
  await window.close();
});

test('one --disable-features, for only the last one counts; no sandbox switch unless we are root', () => {
  const flags = chromiumFlags({ page: 'file:///p', profile: '/p', frame: 'kiosk', root: false });
  expect(flags.filter((flag) => flag.startsWith('--disable-features='))).toHaveLength(1);
  expect(new Set(flags).size).toBe(flags.length);
  expect(flags.join(' ')).not.toMatch(/sandbox|remote-debugging|test-type/);
  expect(chromiumFlags({ page: 'file:///p', profile: '/p', frame: 'window', root: true })).toEqual(
    expect.arrayContaining(['--no-sandbox', '--window-size=540,960']),
  );
});
