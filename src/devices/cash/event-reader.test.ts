import { expect, test } from 'vitest';

import { newsSince } from './event-reader.ts';

const credit = { a: 3, b: 1 };
const reject = { a: 0, b: 1 };
const isCredit = ({ a }: { readonly a: number }) => a > 0;
const MARK = { epoch: 2, counter: 3, accepted: 40 };

test.each([
  ['one coin', MARK, 4, 41, [credit], { epoch: 2, counter: 4 }, 'none', 0, 1],
  ['a refused coin', MARK, 4, 40, [reject], { epoch: 2, counter: 4 }, 'none', 0, 1],
  [
    'a coin over the wrap',
    { ...MARK, counter: 255 },
    1,
    41,
    [credit],
    { epoch: 3, counter: 1 },
    'none',
    0,
    1,
  ],
  ['a restart with nothing lost', MARK, 0, 40, [], { epoch: 3, counter: 0 }, 'reset', 0, 0],
  ['a restart that swallowed a coin', MARK, 0, 41, [], { epoch: 3, counter: 0 }, 'reset', 1, 0],
  [
    'a restart behind the same counter',
    MARK,
    3,
    43,
    [credit, credit, credit],
    { epoch: 3, counter: 3 },
    'reset',
    0,
    3,
  ],
  [
    'a restart behind a higher counter',
    MARK,
    4,
    43,
    [reject, credit, credit, credit],
    { epoch: 3, counter: 4 },
    'reset',
    0,
    4,
  ],
  [
    'a coin that a hidden restart swallowed',
    MARK,
    3,
    41,
    [reject, reject, reject],
    { epoch: 3, counter: 3 },
    'lost',
    1,
    0,
  ],
] as const)('tells %s', (_, mark, counter, accepted, results, next, gap, untold, fresh) => {
  const news = newsSince(mark, { page: { counter, results }, accepted }, isCredit);
  expect(news).toMatchObject({ mark: { ...next, accepted }, gap, untold });
  expect(news.fresh).toHaveLength(fresh);
});

test('cannot tell what a restart swallowed where the life counter was not known', () => {
  const mark = { epoch: 0, counter: 3 };
  expect(newsSince(mark, { page: { counter: 0, results: [] }, accepted: 9 }, isCredit)).toMatchObject({
    gap: 'reset',
    untold: undefined,
  });
});
