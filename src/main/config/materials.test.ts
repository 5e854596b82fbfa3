import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { Terminal } from '#contract/terminal.ts';

import { readMaterials } from './materials.ts';

const folder = mkdtempSync(join(tmpdir(), 'mado-materials-'));
const written = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const pem = (type: 'ed25519' | 'x25519'): string =>
  (type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')).publicKey
    .export({ type: 'spki', format: 'pem' })
    .toString();

function terminalWith(files: { secret?: string; townKey?: string; trust?: string; ca?: string }): Terminal {
  return Terminal.parse({
    id: 'demo-01',
    site: 'front',
    profile: 'demo',
    town: '/town.json',
    data: '/data',
    gateway: { port: 0 },
    card: { reader: { transport: 'pcsc', name: null }, trust: [files.trust ?? '/nowhere/ca.pem'] },
    cash: { address: 'serial:/dev/ttyUSB0' },
    printer: { uri: 'ipps://127.0.0.1:631/ipp/print', ca: files.ca },
    center: {
      url: 'https://center.invalid',
      secret: files.secret ?? written('secret', 'a secret of some length'),
      townKey: files.townKey ?? written('town.pem', pem('ed25519')),
    },
    budget: 1_000_000,
  });
}

test.each([
  ['a missing secret', terminalWith({ secret: '/nowhere/secret' }), /^center\.secret: cannot be read/],
  [
    'a short secret',
    terminalWith({ secret: written('short', '123456789012345') }),
    /^center\.secret: is not/,
  ],
  [
    'a key of another kind',
    terminalWith({ townKey: written('x.pem', pem('x25519')) }),
    /^center\.townKey: is not an Ed25519/,
  ],
  ['a missing certificate', terminalWith({}), /^card\.trust\.0: cannot be read/],
  [
    'a torn certificate',
    terminalWith({ trust: written('ca.pem', '-----BEGIN CERT') }),
    /^card\.trust\.0: is not a certificate/,
  ],
  [
    'a missing authority of the printer',
    terminalWith({ ca: '/nowhere/p.pem' }),
    /^printer\.ca: cannot be read/,
  ],
  [
    'a key in place of that authority',
    terminalWith({ ca: written('p.pem', pem('ed25519')) }),
    /^printer\.ca: is not a certificate/,
  ],
])('%s is named with its path and the fix', (_, terminal, line) => {
  const read = readMaterials(terminal);
  expect(read.ok ? [] : read.error.lines).toEqual([expect.stringMatching(line)]);
});
