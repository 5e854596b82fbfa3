import { expect, test } from 'vitest';

import { FUSES, setFuses } from './fuses.mjs';

/** A made-up binary with a fuse wire somewhere in it. */
function binary(states: string, { version = 1, length = states.length, wires = 1 } = {}): Buffer {
  const wire = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([version, length]),
    Buffer.from(states),
  ]);
  return Buffer.concat([
    Buffer.from('ELF code'),
    ...Array.from({ length: wires }, () => wire),
    Buffer.from('more'),
  ]);
}

test('all nine fuses are set, and nothing else changes', () => {
  const electron = binary('101100011');
  setFuses(electron);
  expect(electron.equals(binary('000011001'))).toBe(true);
});

test('what would run foreign code is off', () => {
  const off = FUSES.filter(([, on]) => !on).map(([name]) => name);
  expect(off).toEqual(
    expect.arrayContaining([
      'runAsNode',
      'nodeOptions',
      'nodeCliInspect',
      'grantFileProtocolExtraPrivileges',
    ]),
  );
});

test.each([
  ['no wire', Buffer.from('not Electron'), /not an Electron binary/],
  ['two wires', binary('101100011', { wires: 2 }), /more than one/],
  ['another version', binary('101100011', { version: 2 }), /version 2/],
  ['one fuse fewer', binary('10110001'), /8 fuses/],
  ['one fuse more', binary('1011000110'), /10 fuses/],
  ['a removed fuse', binary('r01100011'), /runAsNode/],
])('refuses %s', (_case, electron, message) => {
  expect(() => setFuses(electron)).toThrow(message);
});
