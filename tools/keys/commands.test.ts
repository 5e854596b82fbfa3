import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { fromHex } from '#certificates/seal/bytes.ts';
import { serialHash } from '#certificates/seal/judge.ts';
import { IssueLog, openList } from '#certificates/seal/lists.ts';
import { IssueNumber } from '#contract/ids.ts';
import { openKeyFolder } from '#center/seal/key-folder.ts';
import { openDatabase } from '#center/store/database.ts';
import { createSealLog } from '#center/store/seal-log.ts';

import { root } from '../demo/folder.ts';
import { KEY_COMMANDS } from './commands.ts';
import type { KeyArguments } from './commands.ts';

const now = new Date('2026-11-24T10:00:00+09:00');
const folder = mkdtempSync(join(tmpdir(), 'mado-keys-'));
const dir = join(folder, 'keys');
const does = (name: string, said: Partial<KeyArguments> = {}) =>
  KEY_COMMANDS.get(name)?.({ dir, subject: undefined, now, ...said }) ?? [];

test('a town’s keys, from the first to the one that somebody else may have', () => {
  expect(() => does('init')).toThrow('--profile demo or production');
  does('init', { profile: 'production' });
  expect(() => does('init', { profile: 'demo' })).toThrow('has keys already');
  const [first = ''] = does('new', { town: 'ひかり台町', from: '2026-04-01' });
  expect(first).toMatch(/^[0-9a-f]{16} {2}ひかり台町 {2}2026-04-01 to 2027-04-01$/);
  const subject = first.slice(0, 16);
  expect(() => does('new', { town: 'ひかり台町', from: '2026-04-01', until: '2026-03-31' })).toThrow(
    'before',
  );
  does('retire', { subject, until: '2026-12-31' });
  does('compromised', { subject, since: '2026-11-24T09:00+09:00' });
  expect(does('list')[1]).toBe(
    `${subject}  ひかり台町  2026-04-01 to 2026-12-31, compromised since 2026-11-24T00:00:00.000Z`,
  );
  expect(() => does('retire', { subject: 'f'.repeat(16), until: '2026-12-31' })).toThrow('no key');
});

test('secrets are for their owner alone, and the checking page gets none', () => {
  for (const name of ['root-key.pem', `signing/${readdirSync(join(dir, 'signing'))[0] ?? ''}`])
    expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
  const out = join(folder, 'page');
  does('page', { out });
  expect(readdirSync(out).toSorted()).toEqual(['anchor.json', 'trust.json', 'void.json']);
  for (const name of readdirSync(out)) expect(readFileSync(join(out, name), 'utf8')).not.toContain('PRIVATE');
});

test('keys have no place among the sources', () => {
  expect(() => does('init', { dir: join(root, 'keys'), profile: 'demo' })).toThrow(
    'outside of the repository',
  );
  expect(() => does('init', { dir: join(root, 'src/../tools/k'), profile: 'demo' })).toThrow('outside');
});

test('papers that are not to count: one by its serial, and those that the center knows of', () => {
  const database = join(folder, 'center.sqlite');
  const store = openDatabase(database);
  store.exec(`INSERT INTO terminals (id, head) VALUES ('t', '')`);
  const draw = store.prepare(
    `INSERT INTO issues (terminal, issue, number, kind, fee, drawn, outcome) VALUES ('t', ?, ?, 'k', 0, 0, ?)`,
  );
  const log = createSealLog(store);
  for (const [at, outcome] of ['printed', 'notPrinted', 'withdrawn', 'inDoubt'].entries()) {
    draw.run(`i${at}`, `n${at}`, outcome);
    log.append(
      IssueNumber.parse(`n${at}`),
      serialHash(`S${at}`),
      [new Uint8Array(32).fill(at)],
      now.getTime(),
    );
  }
  store.close();
  does('void', { center: database });
  does('void', { center: database });
  const held = openKeyFolder(dir)
    .voids()
    .serials.map(({ hash, reason }) => [hash, reason]);
  expect(held).toEqual([
    [serialHash('S1'), 'misprint'],
    [serialHash('S2'), 'withdrawn'],
  ]);
  does('void', { subject: 'abcd-efgh-jkmn', reason: 'jam' });
  expect(openKeyFolder(dir).voids().serials.at(-1)?.hash).toBe(serialHash('ABCDEFGHJKMN'));
  expect(() => does('void', { subject: 'abcd', reason: 'jam' })).toThrow('twelve characters');

  const out = join(folder, 'log.json');
  does('log', { center: database, out });
  const { anchor } = openKeyFolder(dir).anchor;
  const list = openList(JSON.parse(readFileSync(out, 'utf8')), IssueLog, fromHex(anchor));
  expect(list?.entries.map(({ at }) => at)).toEqual(Array.from({ length: 4 }, () => now.toISOString()));
});
