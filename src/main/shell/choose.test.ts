import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { chooseShell } from './choose.ts';
import { findElectron } from './find.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mado-choose-'));
  writeFileSync(join(folder, 'browser'), '', { mode: 0o755 });
  writeFileSync(join(folder, 'electron'), '', { mode: 0o755 });
  writeFileSync(join(folder, 'plain'), '', { mode: 0o644 });
});
afterAll(() => rmSync(folder, { recursive: true }));

test('without a display there is no shell', () => {
  expect(chooseShell('t.json', 'kiosk', {})).toEqual({ kind: 'none', reason: 'noDisplay' });
});

test('Chromium, on X and on Wayland', () => {
  const display = { MADO_CHROMIUM: join(folder, 'browser'), ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' };
  for (const env of [
    { ...display, DISPLAY: ':0' },
    { ...display, WAYLAND_DISPLAY: 'wayland-0' },
  ]) {
    const choice = chooseShell('t.json', 'window', env);
    expect(choice).toMatchObject({ kind: 'chromium', command: process.execPath });
    expect(choice.kind !== 'none' && choice.args.slice(1)).toEqual(['t.json', 'window']);
  }
});

test.each(['plain', 'missing'])('no browser that can be run: %s', (name) => {
  const env = {
    DISPLAY: ':0',
    MADO_CHROMIUM: join(folder, name),
    ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent',
  };
  expect(chooseShell('t.json', 'kiosk', env)).toEqual({ kind: 'none', reason: 'noBrowser' });
});

test("Electron is found by its binary, in its package's folder or where the variable says", () => {
  expect(findElectron('/nonexistent', {})).toBeUndefined();
  expect(findElectron('/nonexistent', { ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(
    join(folder, 'electron'),
  );
});
