import { expect, test } from 'vitest';

import { sampleFrames } from '../../../test/samples/frames.ts';
import { begins, meaningOf } from './keys.ts';

const NOTHING = { choices: [], main: null, typing: null };
const staff = sampleFrames('ja').filter(({ frame }) => frame.screen.name === 'staffMode');

test('no key of the ten-key does anything among the pages of staff', () => {
  expect(staff.length).toBeGreaterThan(20);
  for (const { frame } of staff) {
    expect(begins({ key: 'digit', digit: 5 }, frame)).toBe(false);
    for (const key of ['enter', 'erase', 'clear'] as const)
      expect(meaningOf({ key }, frame, NOTHING, 0)).toEqual({ does: 'type' });
  }
});
