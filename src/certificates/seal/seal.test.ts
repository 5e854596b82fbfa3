import { createDecipheriv, generateKeyPairSync, hkdfSync, sign, verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { sampleDocument, samplePerson, sampleRecord, sampleSealRegistration } from '../sample-document.ts';
import { fromHex, toHex, utf8 } from './bytes.ts';
import { fromCbor, toCbor } from './cbor.ts';
import { contentToCbor } from './content.ts';
import { contentsOf } from './contents-of.ts';
import { DICTIONARY } from './dictionary.ts';
import { kidOf } from './ed25519.ts';
import { locked, unlocked } from './lock.ts';
import { sealed } from './make.ts';
import { opened } from './open.ts';
import { readSign1, sign1 } from './sign1.ts';
import { MAX_CONTENT, squeezed, unsqueezed } from './squeeze.ts';

const pair = generateKeyPairSync('ed25519');
const key = pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
const signer = { kid: kidOf(key), sign: (bytes: Uint8Array) => sign(null, bytes, pair.privateKey) };
const secret = '0123456789ABCDEFGHJK';
const serial = 'ABCDEFGHJKMN';
const keyOf = (kid: Uint8Array) => (toHex(kid) === toHex(signer.kid) ? key : undefined);
const [content] = contentsOf(sampleDocument(), serial);
if (content === undefined) throw new Error('a record has a page');

describe('the content', () => {
  test('is what stands on the page, label by label, in print order', () => {
    expect(content).toMatchObject({ title: '住民票', authority: 'まほろば県ひかり台町長　見本 太郎' });
    expect(content.items.slice(0, 5)).toEqual([
      { label: '住所', value: sampleRecord.address },
      { label: '世帯主', value: '見本 花子' },
      { label: '番号', value: '1' },
      { label: '氏名の振り仮名', value: 'ミホン ハナコ' },
      { label: '個人番号', value: '省略' },
    ]);
  });

  test('is made page by page, for any kind', () => {
    const persons = Array.from({ length: 5 }, () => samplePerson);
    const pages = contentsOf(sampleDocument({ ...sampleRecord, persons }), serial);
    expect(pages.map(({ page, pages: of, title }) => [page, of, title])).toEqual([
      [1, 2, '住民票'],
      [2, 2, '住民票'],
    ]);
    expect(contentsOf(sampleDocument(sampleSealRegistration), serial)[0]).toMatchObject({
      title: '印鑑登録証明書',
      pages: 1,
    });
  });
});

describe('the seal', () => {
  test('opens with the secret of its front and says what was signed', () => {
    const { bytes, digest } = sealed(content, secret, signer);
    expect(opened(bytes, { serial, secret }, keyOf)).toMatchObject({ content, digest });
    expect(bytes.length).toBeLessThan(700);
  });

  test('is what others make of the standards: HKDF, ChaCha20-Poly1305, Ed25519 and DEFLATE of Node', () => {
    const { bytes } = sealed(content, secret, signer);
    const bound = Buffer.concat([Buffer.from(serial), Buffer.of(1, 1, 1)]);
    const made = Buffer.from(hkdfSync('sha256', secret, 'mado seal 1', bound, 44));
    const cipher = createDecipheriv('chacha20-poly1305', made.subarray(0, 32), made.subarray(32), {
      authTagLength: 16,
    });
    cipher.setAAD(bound, { plaintextLength: bytes.length - 19 });
    cipher.setAuthTag(bytes.subarray(-16));
    const message = readSign1(Buffer.concat([cipher.update(bytes.subarray(3, -16)), cipher.final()]));
    if (message === null) throw new Error('no COSE_Sign1');
    expect(verify(null, message.signed, pair.publicKey, message.signature)).toBe(true);
    const plain = inflateRawSync(message.payload, { dictionary: DICTIONARY });
    expect(toHex(plain)).toBe(toHex(contentToCbor(content)));
  });

  test('refuses any flipped bit, another secret, another serial, a key that nobody knows', () => {
    const { bytes } = sealed(content, secret, signer);
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = bytes.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(opened(flipped, { serial, secret }, keyOf)).toBe('altered');
    }
    expect(opened(bytes, { serial, secret: secret.replace('K', 'M') }, keyOf)).toBe('altered');
    expect(opened(bytes, { serial: serial.replace('N', 'P'), secret }, keyOf)).toBe('altered');
    expect(opened(bytes, { serial, secret }, () => undefined)).toBe('unknownKey');
  });

  test('refuses what was locked with the right secret and not signed by the town', () => {
    const sheet = { serial, page: 1, pages: 1 };
    const front = { serial, secret };
    const of = (message: Uint8Array) => opened(locked(message, sheet, secret), front, keyOf);
    expect(of(squeezed(contentToCbor(content)))).toBe('unsigned');
    const forged = { ...signer, sign: () => new Uint8Array(64) };
    expect(of(sign1(squeezed(contentToCbor(content)), forged.kid, forged.sign))).toBe('altered');
    expect(of(sign1(utf8('no stream'), signer.kid, signer.sign))).toBe('altered');
    const other = { ...content, serial: 'ABCDEFGHJKMP' };
    expect(of(sign1(squeezed(contentToCbor(other)), signer.kid, signer.sign))).toBe('altered');
  });

  test('holds nothing of the content in clear', () => {
    const { bytes } = sealed(content, secret, signer);
    const shown = Buffer.from(bytes);
    const said = content.items.map(({ value }) => value).filter(({ length }) => length > 1);
    expect(said.length).toBeGreaterThan(10);
    for (const value of said) expect(shown.includes(value)).toBe(false);
    expect(unlocked(bytes, serial, secret.replace('0', '1'))).toBeNull();
  });
});

test('a stream that would fill the memory ends at a page; damaged ones are refused', () => {
  expect(unsqueezed(squeezed(new Uint8Array(MAX_CONTENT)))).toHaveLength(MAX_CONTENT);
  expect(unsqueezed(squeezed(new Uint8Array(MAX_CONTENT + 1)))).toBeNull();
  expect(unsqueezed(squeezed(new Uint8Array(4_000_000)))).toBeNull();
  expect(unsqueezed(squeezed(utf8('見本')).subarray(0, 3))).toBeNull();
});

describe('CBOR', () => {
  /** RFC 8949, appendix A. */
  test.each([
    ['00', 0],
    ['1864', 100],
    ['1903e8', 1000],
    ['29', -10],
    ['6161', 'a'],
    ['62c3bc', 'ü'],
    ['43010203', Uint8Array.of(1, 2, 3)],
    ['8301820203820405', [1, [2, 3], [4, 5]]],
    [
      'a201020304',
      new Map([
        [1, 2],
        [3, 4],
      ]),
    ],
  ])('%s', (hex, value) => {
    expect(toHex(toCbor(value))).toBe(hex);
    expect(fromCbor(fromHex(hex))).toEqual(value);
  });

  test.each([
    ['a longer form of a number', '1800'],
    ['an indefinite array', '9f01ff'],
    ['keys out of order', 'a203040102'],
    ['a key twice', 'a201020103'],
    ['bytes left over', '0000'],
    ['a cut string', '6261'],
    ['a float', 'f93c00'],
    ['a tag', 'c001'],
    ['more than it holds', '9affffffff'],
  ])('refuses %s', (_, hex) => {
    expect(fromCbor(fromHex(hex))).toBeUndefined();
  });

  test('nesting to the end of the page ends as a refusal', () => {
    expect(fromCbor(new Uint8Array(MAX_CONTENT).fill(0x81))).toBeUndefined();
  });
});
