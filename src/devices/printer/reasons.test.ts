import { expect, test } from 'vitest';

import { groupOf, summarize } from './reasons.ts';

test.each([
  ['none', 'ok'],
  ['media-low-warning', 'notice'],
  ['toner-low-report', 'notice'],
  ['media-empty-report', 'refillPaper'],
  ['media-needed', 'refillPaper'],
  ['input-media-size-change-warning', 'refillPaper'],
  ['marker-waste-toner-receptacle-full-error', 'refillToner'],
  ['marker-toner-cyan-missing', 'refillToner'],
  ['marker-supply-almost-empty', 'notice'],
  ['media-jam-warning', 'secureJam'],
  ['input-media-jam', 'secureJam'],
  ['finisher-feed-error', 'secureJam'],
  ['media-path-feed-error-warning', 'secureJam'],
  ['door-open-report', 'secureCover'],
  ['finisher-cover-open', 'secureCover'],
  ['output-area-full-warning', 'takePaper'],
  ['output-area-almost-full-warning', 'notice'],
  ['paused', 'held'],
  ['shutdown', 'offline'],
  ['finisher-turned-off', 'offline'],
  ['fuser-warming-up', 'wait'],
  ['fuser-over-temp-error', 'service'],
  ['fuser-over-temp-warning', 'notice'],
  ['bander-memory-failure', 'service'],
  ['com.example-strange', 'service'],
  ['com.example-strange-error', 'service'],
  ['com.example-strange-warning', 'notice'],
  ['com.example-strange-report', 'notice'],
  ['', 'service'],
])('%s belongs to %s', (reason, group) => {
  expect(groupOf(reason)).toBe(group);
});

test.each([
  [[], undefined, undefined],
  [['none'], undefined, undefined],
  [['media-empty-error'], 'mediaEmpty', 'staff'],
  [['toner-empty'], 'tonerEmpty', 'staff'],
  [['media-empty', 'media-jam', 'cover-open'], 'jam', 'staff'],
  [['media-empty', 'cover-open'], 'coverOpen', 'staff'],
  [['output-area-full'], 'takePaper', 'resident'],
  [['output-area-full', 'paused'], 'held', 'staff'],
  [['other-error'], 'service', 'technician'],
])('%j is %s, for %s', (reasons, code, who) => {
  const { fault } = summarize(reasons);
  expect(fault?.code).toBe(code);
  expect(fault?.who).toBe(who);
});

test('what blocks nothing is passed on to staff', () => {
  expect(summarize(['media-low-warning', 'fuser-warming-up', 'none'])).toEqual({
    fault: undefined,
    waiting: true,
    notices: ['media-low-warning'],
  });
});
