import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { claimLedger } from '#main/core/only-one.ts';

import { understand } from './arguments.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mado-books-'));
const terminal = join(folder, 'terminal.json');

/** Only what the books need of it: the other files that it names are not opened. */
beforeAll(() => {
  const town = join(folder, 'town.json');
  writeFileSync(town, readFileSync(join(root, 'resources/town/town.json')));
  writeFileSync(
    terminal,
    JSON.stringify({
      id: 'books-01',
      site: 'ekimae',
      profile: 'demo',
      town,
      data: folder,
      gateway: { port: 0 },
      card: { reader: { transport: 'virtual', port: 1 }, trust: ['ca.pem'] },
      cash: { address: 'tcp:127.0.0.1:1' },
      printer: { uri: 'ipp://127.0.0.1:1/ipp/print' },
      center: { url: 'http://127.0.0.1:1', secret: 'secret', townKey: 'town.pem' },
      budget: 10_000_000,
    }),
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function books(...args: readonly string[]) {
  const child = spawn(process.execPath, ['tools/books.ts', ...args, '--terminal', terminal], { cwd: root });
  let out = '';
  let complaint = '';
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes.toString('utf8');
  });
  child.stderr.on('data', (bytes: Buffer) => {
    complaint += bytes.toString('utf8');
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, complaint };
}

test('float is loaded, counted and reported, each by a command of its own', async () => {
  expect(await books('load', '100', '50', '--by', '1042')).toMatchObject({ code: 0, complaint: '' });
  const counted = await books('count', 'hopper:100', '100=49', '--by', '1042');
  expect(counted.out).toContain('books 5,000円, 実数 counted 4,900円: 過不足 -100円');
  const day = await books('day', '--json');
  expect(JSON.parse(day.out)).toMatchObject({
    terminal: 'books-01',
    difference: 100,
    balanced: true,
    sheets: [{ what: 'loaded' }, { what: 'counted', counted: 4900 }],
  });
  const page = await books('day');
  expect(page.out).toContain('一致 it balances');
  expect((await books('units')).out).toContain('hopper:100  4,900円');
});

test('what cannot be is refused in words that say what to do, and exit 1', async () => {
  const taken = await books('take', '500', '1', '--by', '1042');
  expect(taken).toMatchObject({ code: 1, out: '' });
  expect(taken.complaint).toContain('Count the unit first');
  expect((await books('pay', '0000-0000-0', '--by', '1042')).complaint).toContain('digit by digit');
});

test('while a core works with the ledger, it is read and not written', async () => {
  expect(await claimLedger(folder)).toBe(true);
  const written = await books('load', '100', '1', '--by', '1042');
  expect(written.code).toBe(1);
  expect(written.complaint).toContain('Stop it first');
  expect((await books('doubts')).out).toContain('なし none');
});

const NOW = Date.parse('2026-11-25T12:00:00+09:00');

test.each([
  [['day', '2026-02-28'], '2026-02-28', 1],
  [['day'], '2026-11-25', 1],
  [['month', '2026-02'], '2026-02', 28],
  [['month', '2026-12'], '2026-12', 31],
])('%j is a period of its days', (args, period, days) => {
  const asked = understand(args, NOW);
  if (!asked.ok || asked.value.command.name !== 'period') throw new Error('not a period');
  const { command } = asked.value;
  expect(command.period).toBe(period);
  expect((command.to - command.from) / 86_400_000).toBe(days);
});

test.each([
  [[], 'usage'],
  [['nonsense'], 'usage'],
  [['day', '2026-13-01'], 'usage'],
  [['day', '--unknown'], 'usage'],
  [['load', '100', '5'], 'by'],
  [['load', '20', '5', '--by', '1'], 'coin: a coin: 10, 50, 100, 500'],
  [['load', '100', '0', '--by', '1'], 'coins'],
  [['load', '100', '2001', '--by', '1'], 'coins'],
  [['load', '100', '5', '--by', 'a name'], 'by: a personal number'],
  [['collect', 'pocket', '--bag', 'A', '--by', '1'], 'unit: a unit: cashbox'],
  [['collect', 'cashbox', 'many', '--bag', 'A', '--by', '1'], 'pieces: pieces like'],
  [['collect', 'cashbox', '20=1', '--bag', 'A', '--by', '1'], 'pieces'],
  [['collect', 'cashbox', '500=20001', '--bag', 'A', '--by', '1'], 'pieces'],
  [['collect', 'cashbox', '500=1', '--by', '1'], 'bag'],
  [['resolve', 'd', '-1', '--by', '1'], 'usage'],
  [['resolve', 'd', '1.5', '--by', '1'], 'yen'],
])('%j is answered with what to type', (args, said) => {
  const asked = understand(args, NOW);
  expect(asked.ok).toBe(false);
  if (!asked.ok) expect(asked.error).toContain(said);
});
