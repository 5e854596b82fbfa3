import { expect, test } from 'vitest';

import { unfitForProduction } from './production.ts';
import type { Surroundings } from './production.ts';

const terminal = {
  profile: 'production',
  center: { url: 'https://center.example', secret: '/etc/mado/secret', townKey: '/etc/mado/town.pem' },
  staff: '/etc/mado/staff.json',
} as const;
const NOW = Date.parse('2027-01-15T00:00:00Z');
const fit: Surroundings = { now: NOW, builtAt: NOW - 1, switches: [], mode: () => 0o100640 };

test('a production terminal in good surroundings starts', () => {
  expect(unfitForProduction(terminal, fit)).toEqual([]);
  expect(unfitForProduction(terminal, { ...fit, mode: () => undefined })).toEqual([]);
  expect(
    unfitForProduction({ ...terminal, staff: undefined }, { ...fit, switches: ['--max-old-space-size=512'] }),
  ).toEqual([]);
});

test.each<[string, Partial<Surroundings>, readonly RegExp[]]>([
  [
    'a secret that everybody reads',
    { mode: (file) => (file.endsWith('secret') ? 0o100644 : 0o100600) },
    [/^center\.secret: .*chmod o= /],
  ],
  ['both files open', { mode: () => 0o100602 }, [/^center\.secret/, /^staff/]],
  ['a debugger', { switches: ['--inspect-brk=0.0.0.0:9229'] }, [/started with --inspect-brk;/]],
  [
    'foreign code',
    { switches: ['--require', '--import=./x.mjs', '--heapsnapshot-signal=SIGUSR2'] },
    [/--require/, /--import/, /--heapsnapshot/],
  ],
  ['a clock of another year', { now: NOW - 400 * 24 * 60 * 60 * 1000 }, [/clock is behind/]],
])('%s keeps it from starting, and from nothing in a demo', (_case, change, lines) => {
  const found = unfitForProduction(terminal, { ...fit, ...change });
  expect(found).toHaveLength(lines.length);
  for (const [at, line] of lines.entries()) expect(found[at]).toMatch(line);
  expect(unfitForProduction({ ...terminal, profile: 'demo' }, { ...fit, ...change })).toEqual([]);
});
