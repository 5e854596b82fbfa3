import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { loadConfig } from './load.ts';
import { SMALLEST_TOWN as town } from './testing/smallest-town.ts';

const terminal = {
  id: 'demo-01',
  site: 'front',
  profile: 'demo',
  town: 'town.json',
  data: 'data',
  gateway: { port: 0 },
  card: { reader: { transport: 'pcsc', name: null }, trust: ['ca.pem'] },
  cash: { address: 'serial:/dev/ttyUSB0' },
  printer: { uri: 'ipp://127.0.0.1:631/ipp/print' },
  center: { url: 'https://center.invalid', secret: 'secret', townKey: 'town.pem' },
  budget: 1_000_000,
};

function written(terminalFile: unknown, townFile: unknown = town): string {
  const folder = mkdtempSync(join(tmpdir(), 'mado-config-'));
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  writeFileSync(join(folder, 'town.json'), text(townFile));
  writeFileSync(join(folder, 'terminal.json'), text(terminalFile));
  return join(folder, 'terminal.json');
}

test('good files load, with paths made absolute and the site found', () => {
  const path = written(terminal);
  expect(loadConfig(path)).toMatchObject({
    ok: true,
    value: {
      terminal: { data: join(path, '../data'), card: { trust: [join(path, '../ca.pem')] } },
      site: { id: 'front' },
    },
  });
});

test('a sensor at the tray needs staff who can answer for what it sees', () => {
  const paperExit = {
    address: 'serial:/dev/ttyUSB1',
    baudRate: 9600,
    parity: 'none',
    unit: 1,
    input: 0,
    paper: 'open',
  };
  const { staff: _staff, ...nobody } = { staff: 'staff.json', ...terminal };
  const loaded = loadConfig(written({ ...nobody, paperExit }));
  expect(loaded.ok ? '' : JSON.stringify(loaded.error)).toContain('paperExit');
  expect(loadConfig(written({ ...nobody, staff: 'staff.json', paperExit })).ok).toBe(true);
});

const production = { ...terminal, profile: 'production' };
const ipps = { uri: 'ipps://printer.invalid/ipp/print' };
const pin = 'a0'.repeat(32);

test.each([
  ['a pin', { printer: { ...ipps, pin } }],
  ['an authority', { printer: { ...ipps, ca: 'printer.pem' } }],
  [
    'an authority for each printer',
    { printer: { ...ipps, ca: 'printer.pem' }, receipt: { ...ipps, ca: 'printer.pem', paper: 'a6' } },
  ],
])('production takes an ipps printer by %s', (_, printers) => {
  const path = written({ ...production, ...printers });
  const loaded = loadConfig(path);
  if (!loaded.ok) expect.fail(loaded.error.lines.join());
  const files = [loaded.value.terminal.printer.ca, loaded.value.terminal.receipt?.ca];
  for (const file of files) expect([undefined, join(path, '../printer.pem')]).toContain(file);
  expect(files.filter(Boolean)).toHaveLength(JSON.stringify(printers).split('printer.pem').length - 1);
});

test.each([
  ['neither', { printer: ipps }, /^printer: .*either pin or ca/],
  ['both', { printer: { ...ipps, pin, ca: 'printer.pem' } }, /^printer: .*either pin or ca/],
  ['a pin without TLS', { printer: { ...terminal.printer, pin } }, /^printer: .*an ipp printer neither/],
  ['neither for slips', { receipt: { ...ipps, paper: 'a6' } }, /^receipt: .*either pin or ca/],
])('production refuses a printer with %s', (_, printers, line) => {
  const loaded = loadConfig(written({ ...production, ...printers }));
  expect(loaded.ok ? [] : loaded.error.lines).toEqual([expect.stringMatching(line)]);
});

test.each([
  ['a missing file', '/nowhere/terminal.json', /cannot be read \(ENOENT\)/],
  ['a torn file', written('{"id": "demo'), /is not JSON/],
  ['an unknown field', written({ ...terminal, sight: 1 }), /\(top\): remove sight/],
  ['a wrong address', written({ ...terminal, cash: { address: 'COM3' } }), /^cash\.address: serial:\/dev/],
  [
    'a center without TLS elsewhere',
    written({ ...terminal, center: { ...terminal.center, url: 'http://10.0.0.1' } }),
    /^center\.url: https/,
  ],
  ['an unknown site', written({ ...terminal, site: 'rear' }), /^site: .*use one of: front/],
  [
    'a fee in fractions',
    written(terminal, { ...town, kinds: [{ ...town.kinds[0], fees: [{ from: '2026-04-01', yen: 0.5 }] }] }),
    /^kinds\.0\.fees\.0\.yen: /,
  ],
  [
    'a place that nobody knows',
    written(terminal, { ...town, sites: [{ ...town.sites[0], near: [{ place: 'hall', metres: 0 }] }] }),
    /^sites\.0\.near\.0\.place: no place of this id/,
  ],
])('%s is answered with the path and the fix', (_, path, line) => {
  const loaded = loadConfig(path);
  expect(loaded).toMatchObject({ ok: false });
  expect(loaded.ok ? [] : loaded.error.lines).toEqual([expect.stringMatching(line)]);
});
