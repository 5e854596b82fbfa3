import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { TELL_EVERY_MS } from '#main/core/watchdog.ts';

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
