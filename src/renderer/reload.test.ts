import { expect, test } from 'vitest';

import { mayReload, RELOAD_REST } from './reload.ts';

test.each([
  ['navigate', 0, true],
  ['reload', 0, false],
  ['reload', RELOAD_REST - 1, false],
  ['reload', RELOAD_REST, true],
] as const)('a page loaded by %s that is %d ms old may be loaded anew: %s', (loaded, age, may) => {
  expect(mayReload(loaded, age)).toBe(may);
});
