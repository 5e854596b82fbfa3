import { expect, test } from 'vitest';

import { Area } from '#contract/screen.ts';

import { faultKey } from './fault-words.ts';

test('finds the words of a known code', () => {
  expect(faultKey('card', 'juki')).toBe('card/juki');
});

test.each(Area.options)('has general words for a code of %s that nobody has written about', (area) => {
  expect(faultKey(area, 'never-heard-of')).toBe(`${area}/other`);
  expect(faultKey(area, '__proto__')).toBe(`${area}/other`);
});
