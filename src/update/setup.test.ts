import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { rootOf } from '#release/testing/made-up-release.ts';
import { DEMO_NAMES, signerNamed } from '#release/testing/signer.ts';

import { examine } from './setup.ts';
import type { Machine } from './setup.ts';

const operations = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

interface Seen {
  readonly files: Readonly<Record<string, string | undefined>>;
  readonly modes: Readonly<Record<string, number | undefined>>;
  readonly answers: Readonly<Record<string, string | undefined>>;
}

const CORE_CHECK =
  'runuser -u mado -- /usr/lib/mado/bin/run src/main/core.ts /etc/mado/terminal.json --check';

/** As docs/operations.md has them. */
const RULES = [...operations.matchAll(/echo '([^']+)' >>? \/etc\/udev\/rules\.d\/71-mado-keypad\.rules/g)]
  .map(([, line]) => `${line}\n`)
  .join('');

/** A machine on which everything is done. */
const DONE: Seen = {
  files: {
    '/etc/passwd':
      'root:x:0:0::/root:/bin/bash\nmado:x:998:998::/var/lib/mado:/usr/sbin/nologin\nmado-screen:x:997:997::/run:/usr/sbin/nologin\n',
    '/etc/group': 'mado:x:998:mado-screen\nmado-devices:x:996:mado\n',
    '/etc/mado/terminal.json':
      '{"profile":"production","cash":{"address":"serial:/dev/ttyUSB0"},"keypad":{"device":"04d9:1203"}}',
    '/etc/udev/rules.d/71-mado-keypad.rules': RULES,
    '/etc/mado/release-root.json': JSON.stringify(rootOf()),
    '/etc/mado/model': 'mado-t1\n',
    '/proc/sys/kernel/core_pattern': '|/bin/false\n',
    '/proc/swaps': 'Filename Type Size Used Priority\n',
  },
  modes: { '/etc/mado': 0o40750, '/run/pcscd/pcscd.comm': 0o140666, '/dev/ttyUSB0': 0o20660 },
  answers: {
    '/usr/bin/mado-status --json': '{"damaged":0}',
    [CORE_CHECK]: '',
    'timedatectl show -p NTPSynchronized --value': 'yes',
    'systemctl is-active usbguard': 'active',
    'findmnt --noheadings /var/backups/mado': '/var/backups/mado /dev/sdb1 ext4 rw',
    'systemctl is-enabled mado-backup.timer': 'enabled',
    'systemctl is-enabled mado-core': 'enabled',
    'systemctl is-enabled mado-shell': 'enabled',
    'systemctl is-enabled mado-update-resume': 'enabled',
    'systemctl is-enabled mado-update-confirm.path': 'enabled',
  },
};

function redOn(change: Partial<Seen>): readonly string[] {
  const { files, modes, answers } = {
    files: { ...DONE.files, ...change.files },
    modes: { ...DONE.modes, ...change.modes },
    answers: { ...DONE.answers, ...change.answers },
  };
  const machine: Machine = {
    read: (file) => files[file],
    mode: (file) => modes[file],
    ask: (command, ...args) => answers[[command, ...args].join(' ')],
    now: Date.parse('2027-01-15T00:00:00Z'),
  };
  return examine(machine).flatMap(({ name, fix }) => (fix === undefined ? [] : [`${name}: ${fix}`]));
}

test('a machine on which everything is done is green', () => {
  expect(redOn({})).toEqual([]);
});

const demoList = JSON.stringify(
  rootOf({ release: { threshold: 1, keys: DEMO_NAMES.map((name) => signerNamed(name).publicKey) } }),
);

test.each<[string, Partial<Seen>, RegExp]>([
  [
    'a changed file',
    { answers: { '/usr/bin/mado-status --json': '{"damaged":3}' } },
    /as they were released: apt-get/,
  ],
  ['an account that may log in', { files: { '/etc/passwd': 'mado:x:1:1::/:/bin/sh\n' } }, /sysusers/],
  [
    'a window that may come to the devices',
    { files: { '/etc/group': 'mado-devices:x:996:mado,mado-screen\n' } },
    /only mado may be in the group mado-devices/,
  ],
  [
    'a ten-key that the desktop reads',
    { files: { '/etc/udev/rules.d/71-mado-keypad.rules': RULES.split('\n')[0] } },
    /71-mado-keypad.rules for 04d9:1203, both lines/,
  ],
  [
    'a ten-key of another make',
    { files: { '/etc/udev/rules.d/71-mado-keypad.rules': RULES.replaceAll('1203', '1204') } },
    /71-mado-keypad/,
  ],
  ['no configuration', { files: { '/etc/mado/terminal.json': undefined } }, /write .*terminal.json/],
  ['a configuration that the core refuses', { answers: { [CORE_CHECK]: undefined } }, /--check/],
  ['a configuration that everybody may read', { modes: { '/etc/mado': 0o40755 } }, /chmod 750/],
  ['no list of keys', { files: { '/etc/mado/release-root.json': undefined } }, /list of keys/],
  [
    'an expired list of keys',
    { files: { '/etc/mado/release-root.json': JSON.stringify(rootOf({ expires: '2026-01-01T00:00:00Z' })) } },
    /expired/,
  ],
  ['demo keys in production', { files: { '/etc/mado/release-root.json': demoList } }, /demo keys/],
  ['no model', { files: { '/etc/mado/model': undefined } }, /mado-t1/],
  [
    'a clock that nobody sets',
    { answers: { 'timedatectl show -p NTPSynchronized --value': 'no' } },
    /set-ntp/,
  ],
  ['dumps', { files: { '/proc/sys/kernel/core_pattern': 'core\n' } }, /sysctl/],
  ['swap', { files: { '/proc/swaps': 'Filename Type\n/dev/sda2 partition\n' } }, /swapoff/],
  ['no pcscd', { modes: { '/run/pcscd/pcscd.comm': undefined } }, /pcscd.socket/],
  ['no cash devices', { modes: { '/dev/ttyUSB0': undefined } }, /ttyUSB0 is not there/],
  ['no usbguard', { answers: { 'systemctl is-active usbguard': 'inactive' } }, /usbguard/],
  [
    'no second medium',
    { answers: { 'findmnt --noheadings /var/backups/mado': undefined } },
    /another medium at .*mado-backup.timer/,
  ],
  [
    'a unit that does not start',
    { answers: { 'systemctl is-enabled mado-shell': 'disabled' } },
    /systemctl enable mado-shell/,
  ],
])('%s is red, alone, and says what to do', (_case, change, fix) => {
  const red = redOn(change);
  expect(red).toHaveLength(1);
  expect(red[0]).toMatch(fix);
});
