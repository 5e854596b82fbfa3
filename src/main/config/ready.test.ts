import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import town from '#resources/town/town.json' with { type: 'json' };

import { selfSigned } from '../../../test/support/self-signed.ts';
import { signTownFile } from '../town/town-file.ts';
import { surroundings } from './production.ts';
import type { Surroundings } from './production.ts';
import { makeReady } from './ready.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const another = generateKeyPairSync('ed25519').privateKey;
const { cert } = selfSigned();
const NOW = Date.parse('2027-01-15T00:00:00Z');
const TOWN = JSON.stringify(town);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mado-ready-'));
  write('town.json', TOWN);
  write('town.json.sig', `${signTownFile(Buffer.from(TOWN), privateKey)}\n`);
  write('town.pem', publicKey.export({ type: 'spki', format: 'pem' }).toString());
  write('ca.pem', cert);
  write('secret', 'a secret of some length');
  terminal({});
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text, { mode: 0o640 });
}

function terminal(change: object): void {
  const site = town.sites[0]?.id;
  const whole = {
    id: 'ekimae-01',
    site,
    profile: 'production',
    town: 'town.json',
    data: 'data',
    gateway: { port: 0 },
    card: { reader: { transport: 'pcsc', name: null }, trust: ['ca.pem'] },
    cash: { address: 'serial:/dev/ttyUSB0' },
    printer: { uri: 'ipps://10.0.0.9/ipp/print', ca: 'ca.pem' },
    center: { url: 'https://center.example', secret: 'secret', townKey: 'town.pem' },
    budget: 1_000_000,
  };
  write('terminal.json', JSON.stringify({ ...whole, ...change }));
}

const started = (around: Partial<Surroundings> = {}) =>
  makeReady(join(folder, 'terminal.json'), {
    ...surroundings(),
    now: NOW,
    builtAt: NOW - 1,
    switches: [],
    ...around,
  });

test('a production terminal as it should be is ready', () => {
  const ready = started();
  expect(ready.ok ? ready.value.config.terminal.id : ready.error).toBe('ekimae-01');
});

/** What is wrong with a machine, and the one line that says so, with what to do. */
test.each<[string, () => Partial<Surroundings> | void, RegExp]>([
  [
    'a simulated card reader',
    () => terminal({ card: { reader: { transport: 'virtual', port: 1 }, trust: ['ca.pem'] } }),
    /terminal\.json: card\.reader\.transport: must be pcsc/,
  ],
  [
    'settings of simulators',
    () => terminal({ demo: { float: { 10: 1, 50: 1, 100: 1, 500: 1 } } }),
    /terminal\.json: demo: remove it/,
  ],
  [
    'a printer that does not prove who it is',
    () => terminal({ printer: { uri: 'ipps://10.0.0.9/ipp/print' } }),
    /terminal\.json: printer: /,
  ],
  [
    'a secret that everybody reads',
    () => chmodSync(join(folder, 'secret'), 0o644),
    /center\.secret: .*chmod o= /,
  ],
  ['a wrong clock', () => ({ now: NOW - 400 * 24 * 60 * 60_000 }), /clock is behind .*timedatectl/],
  [
    'a debugging switch',
    () => ({ switches: ['--inspect'] }),
    /started with --inspect; production runs without/,
  ],
  [
    'a town file that nobody signed',
    () => rmSync(join(folder, 'town.json.sig')),
    /town\.json: is not signed by the town .*npm run town:sign.*town\.json\.sig beside it/,
  ],
  [
    'a town file that another signed',
    () => write('town.json.sig', signTownFile(Buffer.from(TOWN), another)),
    /town\.json: is not signed by the town/,
  ],
  [
    'a fee that was changed after it was signed',
    () => write('town.json', TOWN.replace('"patience"', ' "patience"')),
    /town\.json: is not signed by the town/,
  ],
  [
    'a key of the town that is none',
    () => write('town.pem', 'no key'),
    /center\.townKey: .*restore the file/,
  ],
])('%s keeps it from starting, in one line with the fix', (_what, spoil, line) => {
  const around = spoil() ?? {};
  const ready = started(around);
  const lines = ready.ok ? [] : ready.error;
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(line);
});

test('a demo plays with an unsigned town', () => {
  rmSync(join(folder, 'town.json.sig'));
  terminal({ profile: 'demo' });
  expect(started()).toMatchObject({ ok: true });
});
