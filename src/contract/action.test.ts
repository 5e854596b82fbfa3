import { expect, test } from 'vitest';

import { ToCore } from './action.ts';
import { MAX_BASKET, MAX_COPIES } from './certificate.ts';

test.each([
  ['copies', { name: 'setCopies', copies: MAX_COPIES }, true],
  ['a copy too many', { name: 'setCopies', copies: MAX_COPIES + 1 }, false],
  ['one copy', { name: 'setCopies', copies: 1 }, true],
  ['no copy', { name: 'setCopies', copies: 0 }, false],
  ['part of a copy', { name: 'setCopies', copies: 1.5 }, false],
  ['the last line', { name: 'removeLine', line: MAX_BASKET - 1 }, true],
  ['a line past the last', { name: 'removeLine', line: MAX_BASKET }, false],
  ['a line before the first', { name: 'removeLine', line: -1 }, false],
  ['the highest digit', { name: 'pinDigit', digit: 9 }, true],
  ['more than a digit', { name: 'pinDigit', digit: 10 }, false],
  ['less than a digit', { name: 'pinDigit', digit: -1 }, false],
])('%s', (_, action, understood) => {
  expect(ToCore.safeParse({ type: 'action', instance: 0, action }).success).toBe(understood);
});
