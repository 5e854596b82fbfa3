import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { TELL_EVERY_MS } from '#main/core/watchdog.ts';
import { layoutIn } from '#update/layout.ts';
import { MACHINE } from '#update/on-this-machine.ts';

const root = fileURLToPath(new URL('../../packaging/root', import.meta.url));
const units = join(root, 'usr/lib/systemd/system');
const unit = (name: string): string => readFileSync(join(units, name), 'utf8');
const why = spawnSync('systemd-analyze', ['--version']).status === 0 ? '' : 'systemd-analyze is missing';

describe.skipIf(why !== '')(`systemd’s own judgement${why && ` (skipped: ${why})`}`, () => {
  test('the core is exposed by 1.5 or less', () => {
    const said = spawnSync(
      'systemd-analyze',
      ['security', '--offline=true', '--no-pager', join(units, 'mado-core.service')],
      {
        encoding: 'utf8',
      },
    );
    const exposure = /Overall exposure level for mado-core.service: (\d+\.\d)/.exec(said.stdout)?.[1];
    expect(Number(exposure)).toBeLessThanOrEqual(1.5);
  });

  test.each(readdirSync(units))('%s has no word that systemd does not know', (name) => {
    const said = spawnSync('systemd-analyze', ['verify', '--man=no', join(units, name)], {
      encoding: 'utf8',
    });
    // The programs are on the terminal, not here.
    const lines = said.stderr
      .split('\n')
      .filter((line) => line.includes(name) && !/is not executable/.test(line));
    expect(lines).toEqual([]);
  });
});

test('the watchdog waits for three words of the core', () => {
  expect(unit('mado-core.service')).toContain(`WatchdogSec=${(3 * TELL_EVERY_MS) / 1000}\n`);
});

test('a configuration that must be put right is not tried again and again', () => {
  expect(unit('mado-core.service')).toContain('RestartPreventExitStatus=78\n');
});

test('an update that was broken off is looked at before the core starts', () => {
  expect(unit('mado-update-resume.service')).toContain('Before=mado-core.service');
  expect(unit('mado-core.service')).toMatch(/^After=.*mado-update-resume\.service/m);
});

test('Chromium may open nothing but the core’s pages and its own start page', () => {
  const policy: unknown = JSON.parse(
    readFileSync(join(root, 'etc/chromium/policies/managed/mado.json'), 'utf8'),
  );
  expect(policy).toMatchObject({
    URLBlocklist: ['*'],
    URLAllowlist: ['http://127.0.0.1', 'file:///run/mado-screen/*'],
    DeveloperToolsAvailability: 2,
    PrintingEnabled: false,
    DownloadRestrictions: 3,
  });
});

test.each(['mado-core', 'mado-shell'])('%s leaves no dump and runs under an account of its own', (name) => {
  expect(unit(`${name}.service`)).toMatch(/^LimitCORE=0$/m);
  expect(unit(`${name}.service`)).toMatch(/^User=mado(?:-screen)?$/m);
});

describe('the window’s account', () => {
  const text = (file: string): string => readFileSync(join(root, file), 'utf8');

  test('is in no group that owns a device of the core', () => {
    const owners = [...text('usr/lib/udev/rules.d/70-mado.rules').matchAll(/GROUP="([^"]+)"/g)].map(
      ([, group]) => group,
    );
    expect(new Set(owners)).toEqual(new Set(['mado-devices']));
    const members = [...text('usr/lib/sysusers.d/mado.conf').matchAll(/^m (\S+) (\S+)$/gm)].map(
      ([, account, group]) => `${account} in ${group}`,
    );
    expect(members.filter((line) => line.endsWith('mado-devices'))).toEqual(['mado in mado-devices']);
    expect(unit('mado-core.service')).toMatch(/^SupplementaryGroups=mado-devices$/m);
  });

  test.each([
    ['mado-core.service', ['char-ttyUSB', 'char-ttyACM', 'char-ttyS', 'char-hidraw']],
    [
      'mado-shell.service',
      ['char-drm', 'char-fb', 'char-input', 'char-alsa', '/dev/tty', '/dev/tty0', '/dev/tty7'],
    ],
  ])('%s comes to these devices and no others', (name, devices) => {
    expect(unit(name)).toMatch(/^DevicePolicy=closed$/m);
    expect([...unit(name).matchAll(/^DeviceAllow=(\S+) rw$/gm)].map(([, device]) => device)).toEqual(devices);
  });
});

test('what brings releases in and judges them is never one of them', () => {
  const bin = join(root, 'usr/bin');
  const programs = readdirSync(bin).map((name) => readFileSync(join(bin, name), 'utf8'));
  const fixed = ['update/update-main', 'update/status-main', 'update/setup-main', 'release/verify-main'];
  for (const program of fixed)
    expect(programs).toContain(`#!/bin/sh\nexec /usr/lib/mado/bin/fixed src/${program}.ts "$@"\n`);
  expect(readFileSync(join(root, 'usr/lib/mado/bin/fixed'), 'utf8')).not.toMatch(/current\/|MADO_RELEASES/);
});

test('a killed updater is followed by one that ends with a core that runs', () => {
  const probation = join(MACHINE.folder, 'probation');
  expect(unit('mado-update-confirm.path')).toContain(`PathExists=${probation}\n`);
  expect(unit('mado-update-confirm.service')).toContain(`ConditionPathExists=${probation}\n`);
  expect(unit('mado-update-confirm.service')).toMatch(/^ExecStopPost=-.*start mado-core\.service$/m);
  expect(layoutIn(MACHINE.folder).probation).toBe(probation);
});
