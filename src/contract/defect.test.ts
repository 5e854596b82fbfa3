import { expect, test } from 'vitest';

import { describeDefect } from './defect.ts';

test('an error is told by its kind and its line, never by its message', () => {
  const told = describeDefect(new RangeError('見本 花子 1234'));
  expect(told.code).toBe('RangeError');
  expect(told.where).toMatch(/^defect\.test\.ts:\d+$/);
  expect(JSON.stringify(told)).not.toContain('1234');
});

test.each([['text'], [undefined], [{ message: 'x' }]])('what is no error is told as that: %o', (thrown) => {
  expect(describeDefect(thrown)).toEqual({ code: 'notAnError', where: 'unknown' });
});

test('a name that is no word is not told', () => {
  const error = new Error('x');
  error.name = '見本 花子';
  expect(describeDefect(error).code).toBe('unknown');
});
