import { readFileSync, readSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { temporaryFolder } from '#ledger/testing/test-ledger.ts';

import { copyWhatCanBeRead } from './copy-what-can-be-read.ts';
import type { ReadAt } from './copy-what-can-be-read.ts';

const failing =
  (isBad: (at: number) => boolean): ReadAt =>
  (file, into, at) => {
    if (isBad(at)) throw Object.assign(new Error('i/o error'), { code: 'EIO' });
    return readSync(file, into, 0, into.length, at);
  };

test.each([0, 1, 4096, 10_000])('a file of %i bytes on a good disk is copied as it is', (length) => {
  using folder = temporaryFolder();
  const [from, to] = [join(folder.path, 'from'), join(folder.path, 'to')];
  const bytes = Buffer.from(Array.from({ length }, (_, at) => at % 251));
  writeFileSync(from, bytes);
  expect(copyWhatCanBeRead(from, to)).toBe(0);
  expect(readFileSync(to)).toEqual(bytes);
});

test('of a bad disk every block that can be read is there, at its place', () => {
  using folder = temporaryFolder();
  const [from, to] = [join(folder.path, 'from'), join(folder.path, 'to')];
  writeFileSync(from, Buffer.alloc(5 * 4096, 7));
  expect(
    copyWhatCanBeRead(
      from,
      to,
      failing((at) => at === 4096 || at === 8192),
    ),
  ).toBe(2);
  expect(readFileSync(to)).toEqual(
    Buffer.concat([Buffer.alloc(4096, 7), Buffer.alloc(2 * 4096), Buffer.alloc(2 * 4096, 7)]),
  );
});

test('a disk that gives nothing any more is not read for ever', () => {
  using folder = temporaryFolder();
  const [from, to] = [join(folder.path, 'from'), join(folder.path, 'to')];
  writeFileSync(from, 'x');
  expect(() =>
    copyWhatCanBeRead(
      from,
      to,
      failing(() => true),
    ),
  ).toThrow('i/o error');
});
