import { expect, test } from 'vitest';

import { stringOf } from './attributes.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { MAX_DEPTH, MAX_VALUES } from './limits.ts';
import { group, GROUP_TAGS, type Message } from './message.ts';
import { type Attributes, integer, keyword, type Value } from './values.ts';

const HEAD = [1, 1, 0, 0, 0, 0, 0, 7];
const CHARSET: Value = { type: 'charset', value: 'utf-8' };

function message(attributes: Attributes, data = new Uint8Array(0)): Message {
  const groups = [{ tag: GROUP_TAGS.operation, attributes }];
  return { version: { major: 1, minor: 1 }, code: 0, requestId: 7, groups, data };
}

function bytes(...parts: (number | string | Iterable<number>)[]): Uint8Array {
  return Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'string') return Buffer.from(part);
      return Buffer.from(typeof part === 'number' ? [part] : [...part]);
    }),
  );
}

function nested(depth: number): Value {
  return depth === 0
    ? keyword('end')
    : { type: 'collection', members: new Map([['member', [nested(depth - 1)]]]) };
}

test('every kind of value comes back as it was written', () => {
  const values: readonly Value[] = [
    integer(-5),
    { type: 'enum', value: 9 },
    { type: 'boolean', value: true },
    { type: 'text', value: '用紙なし' },
    { type: 'name', value: '' },
    keyword('none'),
    { type: 'uri', value: 'ipp://printer.example/' },
    { type: 'uriScheme', value: 'ipp' },
    CHARSET,
    { type: 'naturalLanguage', value: 'ja' },
    { type: 'mimeMediaType', value: 'application/pdf' },
    { type: 'textWithLanguage', language: 'ja', value: '窓' },
    { type: 'nameWithLanguage', language: 'en', value: 'window' },
    { type: 'octetString', value: Buffer.of(0, 255) },
    { type: 'dateTime', value: Buffer.alloc(11, 1) },
    { type: 'resolution', across: 600, along: 600, unit: 3 },
    { type: 'range', low: 1, high: 99 },
    { type: 'noValue' },
    { type: 'unknown' },
    { type: 'unsupported' },
    { type: 'unknownTag', tag: 0x7e, value: Buffer.of(1) },
    nested(MAX_DEPTH),
  ];
  const original = message(new Map([['many', values]]), Buffer.from('document'));
  expect(decode(encode(original))).toEqual({ ok: true, value: original });
});

test('the bytes of a small request are those of RFC 8010', () => {
  const attributes = new Map([['a', [integer(1), integer(2)]]]);
  const first = bytes(1, 0x21, [0, 1], 'a', [0, 4], [0, 0, 0, 1]);
  const more = bytes(0x21, [0, 0], [0, 4], [0, 0, 0, 2], 3);
  expect(Buffer.from(encode(message(attributes)))).toEqual(Buffer.concat([Buffer.from(HEAD), first, more]));
});

const collection = bytes(0x34, [0, 1], 'c', [0, 0]);

test.each([
  ['nothing', bytes(), 'cut-short'],
  ['four bytes', bytes([1, 1, 0, 0]), 'cut-short'],
  ['a web page', Buffer.from('<html><body>hello</body></html>'), 'attribute-outside-group'],
  ['no end', bytes(HEAD, 1), 'cut-short'],
  ['an attribute outside any group', bytes(HEAD, 0x44, [0, 1], 'a', [0, 0], 3), 'attribute-outside-group'],
  ['a value that belongs to no name', bytes(HEAD, 1, 0x44, [0, 0], [0, 0], 3), 'value-without-name'],
  ['a name of 65528 bytes', bytes(HEAD, 1, 0x44, [0xff, 0xf8], 'a'), 'cut-short'],
  ['a value of 65535 bytes', bytes(HEAD, 1, 0x44, [0, 1], 'a', [0xff, 0xff], 'b'), 'cut-short'],
  ['an integer of 3 bytes', bytes(HEAD, 1, 0x21, [0, 1], 'a', [0, 3], [0, 0, 1], 3), 'wrong-length'],
  ['an integer of 5 bytes', bytes(HEAD, 1, 0x21, [0, 1], 'a', [0, 5], [0, 0, 0, 0, 1], 3), 'wrong-length'],
  ['a boolean of 0 bytes', bytes(HEAD, 1, 0x22, [0, 1], 'a', [0, 0], 3), 'wrong-length'],
  [
    'a dateTime of 10 bytes',
    bytes(HEAD, 1, 0x31, [0, 1], 'a', [0, 10], Array(10).fill(0), 3),
    'wrong-length',
  ],
  ['a range of 4 bytes', bytes(HEAD, 1, 0x33, [0, 1], 'a', [0, 4], [0, 0, 0, 0], 3), 'wrong-length'],
  ['a text that overruns its field', bytes(HEAD, 1, 0x35, [0, 1], 'a', [0, 2], [0, 9], 3), 'cut-short'],
  ['an open collection', bytes(HEAD, 1, collection), 'cut-short'],
  ['a member without a name', bytes(HEAD, 1, collection, 0x44, [0, 0], [0, 0], 3), 'member-without-name'],
  ['a member named outright', bytes(HEAD, 1, collection, 0x44, [0, 1], 'm', [0, 0], 3), 'named-member'],
  ['a stray end of collection', bytes(HEAD, 1, 0x37, [0, 1], 'a', [0, 0], 3), 'member-outside-collection'],
])('%s is refused', (_, input, reason) => {
  expect(decode(input)).toEqual({ ok: false, error: { reason } });
});

test('collections may lie as deep as the limit, and not one deeper', () => {
  expect(decode(encode(message(new Map([['a', [nested(MAX_DEPTH)]]])))).ok).toBe(true);
  const deeper = decode(encode(message(new Map([['a', [nested(MAX_DEPTH + 1)]]]))));
  expect(deeper).toEqual({ ok: false, error: { reason: 'too-deep' } });
  const abyss = bytes(HEAD, 1, collection, ...Array.from({ length: 20_000 }, () => bytesOfMember));
  expect(decode(abyss)).toEqual({ ok: false, error: { reason: 'too-deep' } });
});

const bytesOfMember = [0x4a, 0, 0, 0, 1, 0x6d, 0x34, 0, 0, 0, 0];

test('a message may carry as many values as the limit, and not one more', () => {
  // The group itself counts as one.
  const many = (count: number): Uint8Array =>
    encode(message(new Map([['a', Array(count).fill(integer(1))]])));
  expect(decode(many(MAX_VALUES - 1)).ok).toBe(true);
  expect(decode(many(MAX_VALUES))).toEqual({ ok: false, error: { reason: 'too-many-values' } });
  const groups = bytes(HEAD, Array(MAX_VALUES + 1).fill(4), 3);
  expect(decode(groups)).toEqual({ ok: false, error: { reason: 'too-many-values' } });
});

test('of an attribute sent twice the first stands', () => {
  const twice = bytes(
    HEAD,
    1,
    0x44,
    [0, 1],
    'a',
    [0, 1],
    'x',
    0x44,
    [0, 1],
    'a',
    [0, 1],
    'y',
    0x44,
    [0, 0, 0, 1],
    'z',
    3,
  );
  const decoded = decode(twice);
  expect(decoded.ok && group(decoded.value, 'operation').get('a')).toEqual([keyword('x')]);
});

test('a name cannot reach a prototype', () => {
  const decoded = decode(encode(message(new Map([['__proto__', [keyword('x')]]]))));
  expect(decoded.ok && stringOf(group(decoded.value, 'operation'), '__proto__')).toBe('x');
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
});
