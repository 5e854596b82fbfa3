import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { fromHex } from '#certificates/seal/bytes.ts';
import { serialHash } from '#certificates/seal/judge.ts';
import { IssueLog, openList } from '#certificates/seal/lists.ts';
import { IssueId, IssueNumber, TerminalId } from '#contract/ids.ts';
import { Yen } from '#contract/yen.ts';
import { openKeyFolder } from '#center/seal/key-folder.ts';
import { openStore } from '#center/store/open.ts';

import { root } from '../demo/folder.ts';
import { KEY_COMMANDS } from './commands.ts';
import type { KeyArguments } from './commands.ts';

const now = new Date('2026-11-24T10:00:00+09:00');
const folder = mkdtempSync(join(tmpdir(), 'mado-keys-'));
const dir = join(folder, 'keys');
const does = async (name: string, said: Partial<KeyArguments> = {}) =>
  (await KEY_COMMANDS.get(name)?.({ dir, subject: undefined, now, ...said })) ?? [];

test('a town’s keys, from the first to the one that somebody else may have', async () => {
  await expect(does('init')).rejects.toThrow('--profile demo or production');
  await does('init', { profile: 'production' });
  await expect(does('init', { profile: 'demo' })).rejects.toThrow('has keys already');
  const [first = ''] = await does('new', { town: 'ひかり台町', from: '2026-04-01' });
  expect(first).toMatch(/^[0-9a-f]{16} {2}ひかり台町 {2}2026-04-01 to 2027-04-01$/);
  const subject = first.slice(0, 16);
  await expect(does('new', { town: 'ひかり台町', from: '2026-04-01', until: '2026-03-31' })).rejects.toThrow(
    'before',
  );
  await does('retire', { subject, until: '2026-12-31' });
  await does('compromised', { subject, since: '2026-11-24T09:00+09:00' });
  expect((await does('list'))[1]).toBe(
    `${subject}  ひかり台町  2026-04-01 to 2026-12-31, compromised since 2026-11-24T00:00:00.000Z`,
  );
  await expect(does('retire', { subject: 'f'.repeat(16), until: '2026-12-31' })).rejects.toThrow('no key');
});

test('secrets are for their owner alone, and the checking page gets none', async () => {
  for (const name of ['root-key.pem', `signing/${readdirSync(join(dir, 'signing'))[0] ?? ''}`])
    expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600);
  const out = join(folder, 'page');
  await does('page', { out });
  expect(readdirSync(out).toSorted()).toEqual(['anchor.json', 'trust.json', 'void.json']);
  for (const name of readdirSync(out)) expect(readFileSync(join(out, name), 'utf8')).not.toContain('PRIVATE');
});

test('keys have no place among the sources', async () => {
  await expect(does('init', { dir: join(root, 'keys'), profile: 'demo' })).rejects.toThrow(
    'outside of the repository',
  );
  await expect(does('init', { dir: join(root, 'src/../tools/k'), profile: 'demo' })).rejects.toThrow(
    'outside',
  );
});

test('papers that are not to count: one by its serial, and those that the center knows of', async () => {
  const database = join(folder, 'center.sqlite');
  const store = await openStore(database);
  const terminal = TerminalId.parse('t');
  await store.transaction(async ({ roster, issues, sealLog }) => {
    await roster.enrol(terminal);
    for (const [at, outcome] of (['printed', 'notPrinted', 'withdrawn', 'inDoubt'] as const).entries()) {
      const [issue, number] = [IssueId.parse(`i${at}`), IssueNumber.parse(`n${at}`)];
      const copy = { terminal, issue, number, kind: 'SealRegistration', fee: Yen.parse(0) } as const;
      await issues.add([copy], 0);
      await issues.settle(terminal, [{ issue, issueNumber: number, outcome }]);
      await sealLog.append(number, serialHash(`S${at}`), [new Uint8Array(32).fill(at)], now.getTime());
    }
  });
  await store.close();
  await does('void', { center: database });
  await does('void', { center: database });
  const held = openKeyFolder(dir)
    .voids()
    .serials.map(({ hash, reason }) => [hash, reason]);
  expect(held).toEqual([
    [serialHash('S1'), 'misprint'],
    [serialHash('S2'), 'withdrawn'],
  ]);
  await does('void', { subject: 'abcd-efgh-jkmn', reason: 'jam' });
  expect(openKeyFolder(dir).voids().serials.at(-1)?.hash).toBe(serialHash('ABCDEFGHJKMN'));
  await expect(does('void', { subject: 'abcd', reason: 'jam' })).rejects.toThrow('twelve characters');

  const out = join(folder, 'log.json');
  await does('log', { center: database, out });
  const { anchor } = openKeyFolder(dir).anchor;
  const list = openList(JSON.parse(readFileSync(out, 'utf8')), IssueLog, fromHex(anchor));
  expect(list?.entries.map(({ at }) => at)).toEqual(Array.from({ length: 4 }, () => now.toISOString()));
});
