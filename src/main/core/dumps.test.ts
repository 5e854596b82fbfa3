import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { expect, test } from 'vitest';

import type { Event } from '#contract/events.ts';

import { noteDumps } from './dumps.ts';

/** As Linux writes it: soft limit, hard limit, unit. */
const line = (soft: string) =>
  `Limit                     Soft Limit           Hard Limit           Units     
Max stack size            8388608              unlimited            bytes     
Max core file size        ${soft.padEnd(21)}unlimited            bytes     
`;

test.each([
  ['0', undefined],
  ['4096', '4096'],
  ['unlimited', 'unlimited'],
  ['none', 'unknown'],
])('a limit of %j', (soft, told) => {
  const raised: Event[] = [];
  noteDumps({ raise: (event) => void raised.push(event) }, line(soft));
  expect(raised).toEqual(told === undefined ? [] : [{ id: 'terminal.dumpsPossible', limit: told }]);
});

test.skipIf(!existsSync('/proc/self/limits'))('a process that may leave no dump has nothing to say', () => {
  const script = `import { noteDumps } from '#main/core/dumps.ts';
    noteDumps({ raise: (event) => console.log(event.id) });
    console.log('asked');`;
  const node = [process.execPath, '--input-type=module', '-e', script];
  const { stdout } = spawnSync('/bin/sh', ['-c', 'ulimit -c 0 && exec "$0" "$@"', ...node], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('asked\n');
});
