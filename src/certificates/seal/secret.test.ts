import { expect, test } from 'vitest';

import { ALPHABET, asPrinted, inBase32, inGroups } from './base32.ts';
import { labelText, readLabel, readSecret, readSerial, secretOf, serialOf } from './secret.ts';

const secret = secretOf(Uint8Array.from({ length: 13 }, (_, at) => 37 * at + 11));
const serial = serialOf(Uint8Array.from({ length: 8 }, (_, at) => 91 * at + 5));

test('bytes become characters five bits each (RFC 4648, 6, in Crockford’s alphabet)', () => {
  expect(inBase32(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff), 8)).toBe('ZZZZZZZZ');
  expect(inBase32(Uint8Array.of(0x08, 0x42, 0x10, 0x84, 0x21), 8)).toBe('11111111');
  expect(() => inBase32(Uint8Array.of(1), 2)).toThrow(RangeError);
});

test('what is typed is read as it was printed', () => {
  expect(asPrinted(' abcd-efgh ijkl‐ｏ1 ')).toBe('ABCDEFGH1JK101');
  expect(readSecret(inGroups(secret).toLowerCase())).toBe(secret);
  expect(readSerial(inGroups(serial))).toBe(serial);
  expect(inGroups(secret)).toMatch(/^(\w{4}-){4}\w{5}$/);
});

test('any one wrong character shows, and any two neighbours that were swapped', () => {
  for (let at = 0; at < secret.length; at += 1) {
    for (const character of ALPHABET) {
      const slip = secret.slice(0, at) + character + secret.slice(at + 1);
      expect(readSecret(slip)).toBe(slip === secret ? secret : null);
    }
    const [one = '', two = ''] = secret.slice(at);
    const swapped = secret.slice(0, at) + two + one + secret.slice(at + 2);
    expect(readSecret(swapped)).toBe(one === two || two === '' ? secret : null);
  }
});

test('the front’s small symbol is read back, and nothing else is taken for one', () => {
  const label = { serial, secret, digest: 'ABCDEFGH' };
  const text = labelText(label);
  expect(text).toMatch(/^[0-9A-Z:]+$/);
  expect(readLabel(text)).toEqual(label);
  for (const other of [
    '',
    'MADO1',
    `${text}:`,
    text.replace('MADO1', 'MADO2'),
    text.toLowerCase(),
    text.slice(1),
  ])
    expect(readLabel(other)).toBeNull();
});
