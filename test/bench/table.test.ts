import { expect, test } from 'vitest';

import { figure } from './figure.ts';
import { table } from './table.ts';

test('a goal is met at its limit, and not one step past it', () => {
  expect(figure('tap', 'ms', { p99: 60 }, { goal: { p99: 60 } }).met).toBe(true);
  expect(figure('tap', 'ms', { p99: 60.1 }, { goal: { p99: 60 } }).met).toBe(false);
  expect(figure('tap', 'ms', { p50: 41, p99: 50 }, { goal: { p50: 40, p99: 60 } }).met).toBe(false);
});

test('without a goal there is nothing to meet, and a goal for what was not measured is not met', () => {
  expect(figure('tap', 'ms', { p99: 60 }).met).toBeUndefined();
  expect(figure('tap', 'ms', { p50: 1 }, { goal: { p99: 60 } }).met).toBe(false);
});

test('each figure stands on one line with its goal and its ratio', () => {
  const figures = [
    figure(
      'answer',
      'ms',
      { p50: 0.81234, p99: 12.345 },
      { goal: { p99: 5 }, against: ['bare echo', 2.0345] },
    ),
    figure('frames', '', { max: 1 }, { goal: { max: 1 } }),
  ];
  expect(table({ title: 'The core', figures })).toBe(
    [
      'The core',
      '  answer  p50 0.812  p99 12.3 ms  goal p99 ≤ 5: NOT met  2.03 × bare echo',
      '  frames  max 1.00                goal max ≤ 1: met',
    ].join('\n'),
  );
});
