import { describe, expect, test } from 'vitest';

import { LARGEST, counted, numberReading, spelled } from './readings.ts';
import type { Counter } from './readings.ts';

test.each<readonly [number, string]>([
  [0, 'ぜろ'],
  [10, 'じゅう'],
  [14, 'じゅうよん'],
  [100, 'ひゃく'],
  [300, 'さんびゃく'],
  [600, 'ろっぴゃく'],
  [800, 'はっぴゃく'],
  [1000, 'せん'],
  [1100, 'せんひゃく'],
  [3333, 'さんぜんさんびゃくさんじゅうさん'],
  [8000, 'はっせん'],
  [10_000, 'いちまん'],
  [11_001, 'いちまんせんいち'],
  [10_000_000, 'いっせんまん'],
  [LARGEST, 'きゅうせんきゅうひゃくきゅうじゅうきゅうまんきゅうせんきゅうひゃくきゅうじゅうきゅう'],
])('%i is read %s', (number, reading) => {
  expect(numberReading(number)).toBe(reading);
});

test.each([-1, 0.5, LARGEST + 1, Number.NaN])('%d has no reading', (number) => {
  expect(() => numberReading(number)).toThrow(RangeError);
});

describe('with what is counted', () => {
  test.each<readonly [number, Counter, string]>([
    [680, '円', 'ろっぴゃくはちじゅうえん'],
    [4, '円', 'よえん'],
    [24, '円', 'にじゅうよえん'],
    [40, '円', 'よんじゅうえん'],
    [1, '通', 'いっつう'],
    [2, '通', 'につう'],
    [6, '通', 'ろくつう'],
    [8, '通', 'はっつう'],
    [10, '通', 'じゅっつう'],
    [1, '枚', 'いちまい'],
    [7, '枚', 'ななまい'],
    [4, '部', 'よんぶ'],
    [1, '回', 'いっかい'],
    [6, '回', 'ろっかい'],
    [8, '回', 'はっかい'],
    [10, '回', 'じゅっかい'],
    [3, '回', 'さんかい'],
    [1, '桁', 'ひとけた'],
    [2, '桁', 'ふたけた'],
    [3, '桁', 'さんけた'],
    [7, '桁', 'ななけた'],
    [20, '秒', 'にじゅうびょう'],
    [4, '年', 'よねん'],
    [7, '年', 'ななねん'],
    [4, '月', 'しがつ'],
    [7, '月', 'しちがつ'],
    [9, '月', 'くがつ'],
    [11, '月', 'じゅういちがつ'],
    [1, '日', 'ついたち'],
    [20, '日', 'はつか'],
    [24, '日', 'にじゅうよっか'],
    [30, '日', 'さんじゅうにち'],
    [4, '時', 'よじ'],
    [7, '時', 'しちじ'],
    [9, '時', 'くじ'],
    [19, '時', 'じゅうくじ'],
    [1, '分', 'いっぷん'],
    [3, '分', 'さんぷん'],
    [5, '分', 'ごふん'],
    [15, '分', 'じゅうごふん'],
    [30, '分', 'さんじゅっぷん'],
  ])('%i%s is read %s', (number, counter, reading) => {
    expect(counted(number, counter)).toBe(reading);
  });
});

test('a code is said sign by sign', () => {
  expect(spelled('A-07')).toBe('エー の ぜろ なな');
  expect(spelled('1 2')).toBe('いち 、 に');
});
