import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

import { SECURITY_HEADERS } from '../../gateway/headers.ts';
import { Address } from './address.ts';
import { lockContents } from './lock-contents.ts';
import { lockSession } from './lock-session.ts';
import { FakeContents, FakeSession, preventable } from './fixtures/fakes.ts';
import { windowOptions } from './window-options.ts';

/** Electron's security checklist (docs/tutorial/security.md), by its numbers. 16 is the lock file's, 19 tools/electron's. */

const preferences = windowOptions('kiosk', true).webPreferences ?? {};
const START = 'http://127.0.0.1:8080/start?ticket=made-up';

const ELSEWHERE = [
  'http://127.0.0.1:8081/',
  'http://127.0.0.1:8080.example.com/',
  'http://127.0.0.1:8080@example.com/',
  'http://localhost:8080/',
  'https://127.0.0.1:8080/',
  'file:///etc/passwd',
  'data:text/html,x',
  'javascript:alert(1)',
  'blob:http://127.0.0.1:8080/x',
  'view-source:http://127.0.0.1:8080/',
  'chrome://settings/',
  'about:blank',
  'devtools://devtools/bundled/inspector.html',
  'mailto:someone@example.com',
  'not an address',
  '',
];

function locked() {
  const address = new Address();
  address.set(START);
  const contents = new FakeContents();
  lockContents(contents, address);
  const session = new FakeSession();
  lockSession(session, address);
  return { contents, session };
}

test.each(ELSEWHERE)('1, 18: nothing is fetched from %s', (url) => {
  expect(locked().session.cancels(url)).toBe(true);
});

test.each(['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/assets/a.js', 'ws://127.0.0.1:8080/link'])(
  '1: the core itself is reached at %s',
  (url) => expect(locked().session.cancels(url)).toBe(false),
);

test('1: before there is an address, nothing is reached at all', () => {
  const session = new FakeSession();
  lockSession(session, new Address());
  expect(session.cancels('http://127.0.0.1:8080/')).toBe(true);
});

test('2: no Node in the page, its workers and its frames', () => {
  expect(preferences).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
  });
});

test('3, 4: isolated and sandboxed', () => {
  expect(preferences).toMatchObject({ contextIsolation: true, sandbox: true });
});

test('5: every permission is refused, asked for or checked', () => {
  const { session } = locked();
  expect(Object.fromEntries(session.granted)).toEqual({
    request: false,
    check: false,
    device: false,
    display: null,
    bluetooth: false,
    usb: ['hid'],
    spelling: false,
  });
});

test('6, 8, 9, 10: web security stays, nothing insecure, nothing experimental', () => {
  expect(preferences).toMatchObject({
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
  });
  expect(preferences).not.toHaveProperty('enableBlinkFeatures');
});

test('7: a restrictive content security policy is what the core sends', () => {
  expect(SECURITY_HEADERS['content-security-policy']).toMatch(/^default-src 'none'/);
  expect(SECURITY_HEADERS['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
});

test('11, 12: no webview, and none can be attached', () => {
  expect(preferences.webviewTag).toBe(false);
  const event = preventable();
  locked().contents.emit('will-attach-webview', event);
  expect(event.preventDefault).toHaveBeenCalledOnce();
});

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('13: %s leads nowhere else', (name) => {
  const { contents } = locked();
  const allowed = [...ELSEWHERE, 'http://127.0.0.1:8080/start?ticket=another'].filter((url) => {
    const event = preventable({ url, isMainFrame: true });
    contents.emit(name, event);
    return event.preventDefault.mock.calls.length === 0;
  });
  expect(allowed).toEqual([]);
  const frame = preventable({ url: 'http://127.0.0.1:8080/', isMainFrame: false });
  contents.emit(name, frame);
  expect(frame.preventDefault).toHaveBeenCalledOnce();
  const home = preventable({ url: 'http://127.0.0.1:8080/', isMainFrame: true });
  contents.emit(name, home);
  expect(home.preventDefault).not.toHaveBeenCalled();
});

test('13: a file dropped on the window does not open', () => {
  expect(preferences.navigateOnDragDrop).toBe(false);
});

test('14: no second window', () => {
  expect(locked().contents.opens()).toEqual({ action: 'deny' });
});

test('15, 17, 20: no way from the page to Electron exists: no shell, no IPC, no preload', () => {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  expect(sources).toContain('main.ts');
  const ways = sources.filter((name) =>
    /ipcMain|contextBridge|openExternal/.test(readFileSync(folder + name, 'utf8')),
  );
  expect(ways).toEqual([]);
  expect(preferences).not.toHaveProperty('preload');
});

test('downloads are cancelled, and a page cannot hold the window', () => {
  const { contents, session } = locked();
  const download = preventable();
  session.emit('will-download', download);
  expect(download.preventDefault).toHaveBeenCalledOnce();
  const unload = preventable();
  contents.emit('will-prevent-unload', unload);
  expect(unload.preventDefault).toHaveBeenCalledOnce();
  expect(preferences.disableDialogs).toBe(true);
});

test('nothing is kept: the session lives in memory', () => {
  expect(preferences.partition).not.toMatch(/^persist:/);
});

test('a packed window has no DevTools and cannot be left', () => {
  expect(preferences.devTools).toBe(false);
  expect(windowOptions('kiosk', true)).toMatchObject({ kiosk: true, frame: false, closable: false });
});

test('no pinch', () => {
  expect(locked().contents.zoom).toEqual([1, 1]);
});

test('keys reach the page only if they are allowed to', () => {
  const { contents } = locked();
  const press = (key: string, held: object = {}): boolean => {
    const event = preventable();
    contents.emit('before-input-event', event, { key, control: false, alt: false, meta: false, ...held });
    return event.preventDefault.mock.calls.length === 0;
  };
  expect(['4', 'a', '窓', '𠮷', ' ', 'Tab', 'Enter', 'ArrowDown'].map((key) => press(key))).not.toContain(
    false,
  );
  const ways = [
    'F1',
    'F5',
    'F11',
    'F12',
    'F24',
    'PrintScreen',
    'ContextMenu',
    'BrowserBack',
    'ZoomIn',
    'Meta',
    '',
  ];
  expect(ways.map((key) => press(key))).not.toContain(true);
  expect(Array.from('wrpsontlujh+-0', (key) => press(key, { control: true }))).not.toContain(true);
  expect(press('F4', { alt: true })).toBe(false);
  expect(press('ArrowLeft', { alt: true })).toBe(false);
  expect(press('l', { meta: true })).toBe(false);
});
