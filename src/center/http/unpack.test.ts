import { deflateSync, gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { err, ok } from '#contract/result.ts';

import { unpacked } from './unpack.ts';

const body = Buffer.from('x'.repeat(1000));

test.each([
  ['as it came', body, undefined, 1000, ok(body)],
  ['as it came and said so', body, 'identity', 1000, ok(body)],
  ['packed, at the limit', gzipSync(body), 'gzip', 1000, ok(body)],
  ['packed, one byte more', gzipSync(body), 'gzip', 999, err('tooLarge')],
  ['a bomb', gzipSync(Buffer.alloc(50_000_000)), 'gzip', 1000, err('tooLarge')],
  ['cut off', gzipSync(body).subarray(0, -5), 'gzip', 1000, err('badRequest')],
  ['no gzip', body, 'gzip', 1000, err('badRequest')],
  ['packed another way', deflateSync(body), 'deflate', 1000, err('badRequest')],
])('a body %s', async (_, bytes, encoding, limit, expected) => {
  expect(await unpacked(bytes, encoding, limit)).toEqual(expected);
});
