import { expect, test } from 'vitest';

import { manyRows } from './many-rows.ts';

test('columns that differ go as arrays, the others as one value', () => {
  const { text, values } = manyRows(
    't',
    ['a', 'b', 'c'],
    [
      ['x', 1, 'p'],
      ['x', 2, 'q"\\'],
    ],
  );
  expect(text.replaceAll(/\s+/g, ' ')).toBe(
    'INSERT INTO t (a, b, c) SELECT $1::text, many.b, many.c FROM unnest($2::bigint[], $3::text[]) AS many(b, c)',
  );
  expect(values).toEqual(['x', '{1,2}', String.raw`{"p","q\"\\"}`]);
});

test('of one row, or of rows that are alike, the first column is the array', () => {
  expect(manyRows('t', ['a', 'b'], [['x', 1]]).values).toEqual(['{"x"}', 1]);
  expect(manyRows('t', ['a'], [['x'], ['x']]).values).toEqual(['{"x","x"}']);
});
