import { expect, test } from 'vitest';

import type { JobView } from './job-view.ts';
import { type Evidence, type Expected, judge } from './verdict.ts';

const expected: Expected = { issue: 'a', sheets: 1, uuid: 'urn:uuid:1', lifeCounter: 100 };
const uncounted: Expected = { ...expected, lifeCounter: undefined };

function job(change: Partial<JobView>): JobView {
  const base: JobView = {
    id: 1,
    name: 'a',
    uuid: 'urn:uuid:1',
    state: 'completed',
    reasons: [],
    sheets: 1,
    impressions: 1,
  };
  return { ...base, ...change };
}

function seen(change: Partial<Evidence> = {}, jobChange: Partial<JobView> = {}): Evidence {
  const base = { lifeCounter: 101, restarted: false, doubt: undefined, settled: true, watched: true };
  return { ...base, job: job(jobChange), ...change };
}

const zero = { sheets: 0, impressions: 0 } as const;

test.each<[string, Expected, Evidence, string]>([
  ['all agree', expected, seen(), 'printed completed'],
  ['no counter', uncounted, seen({ lifeCounter: undefined }), 'printed completed-uncounted'],
  ['sheets not told', expected, seen({}, { sheets: undefined }), 'printed completed'],
  ['with warnings', expected, seen({}, { reasons: ['job-completed-with-warnings'] }), 'printed completed'],
  [
    'with errors',
    expected,
    seen({}, { reasons: ['job-completed-with-errors'] }),
    'unknown completed-with-errors',
  ],
  ['queued', expected, seen({}, { reasons: ['queued-in-device'] }), 'unknown queued-in-device'],
  ['jam', expected, seen({ doubt: 'jam-seen' }), 'unknown jam-seen'],
  ['counter one too far', expected, seen({ lifeCounter: 102 }), 'unknown possible-duplicate'],
  ['counter still', expected, seen({ lifeCounter: 100 }), 'unknown life-counter-differs'],
  ['counter still, not settled', expected, seen({ lifeCounter: 100, settled: false }), 'wait'],
  ['counter back', expected, seen({ lifeCounter: 3 }), 'unknown life-counter-differs'],
  ['counter gone', expected, seen({ lifeCounter: undefined }), 'unknown life-counter-differs'],
  ['no sheet counted', expected, seen({}, { sheets: 0 }), 'unknown sheets-differ'],
  ['no sheet counted yet', expected, seen({ settled: false }, { sheets: 0 }), 'wait'],
  ['two sheets counted', expected, seen({}, { sheets: 2 }), 'unknown sheets-differ'],
  ['restarted', expected, seen({ restarted: true }), 'unknown printer-restarted'],
  ['gone', expected, seen({ job: 'unknownJob' }), 'unknown job-lost'],
  ['another job', expected, seen({}, { uuid: 'urn:uuid:2' }), 'unknown job-differs'],
  ['uuid no longer told', expected, seen({}, { uuid: undefined }), 'unknown job-differs'],
  ['another name', { ...expected, uuid: undefined }, seen({}, { name: 'b' }), 'unknown job-differs'],
  ['under way', expected, seen({}, { state: 'processing' }), 'wait'],
  ['stopped', expected, seen({}, { state: 'stopped' }), 'wait'],
  ['nonsense', expected, seen({}, { state: 'unknown' }), 'wait'],
  [
    'cancelled clean',
    expected,
    seen({ lifeCounter: 100 }, { state: 'canceled', ...zero }),
    'notPrinted canceled',
  ],
  [
    'aborted clean',
    expected,
    seen({ lifeCounter: 100 }, { state: 'aborted', ...zero }),
    'notPrinted aborted',
  ],
  [
    'cancelled, early',
    expected,
    seen({ lifeCounter: 100, settled: false }, { state: 'canceled', ...zero }),
    'wait',
  ],
  ['cancelled, counted', expected, seen({}, { state: 'canceled', ...zero }), 'unknown canceled-part-way'],
  ['cancelled, side', uncounted, seen({}, { state: 'canceled', sheets: 0 }), 'unknown canceled-part-way'],
  ['aborted, jam', expected, seen({ doubt: 'jam-seen' }, { state: 'aborted', ...zero }), 'unknown jam-seen'],
  [
    'cancelled, no witness',
    uncounted,
    seen({ lifeCounter: undefined }, { state: 'canceled', sheets: undefined, impressions: 0 }),
    'unknown canceled-part-way',
  ],
  ['not watched, all agree', expected, seen({ watched: false }), 'printed completed'],
  ['not watched, no counter', uncounted, seen({ watched: false }), 'unknown not-watched'],
  ['not watched, no uuid', { ...expected, uuid: undefined }, seen({ watched: false }), 'unknown not-watched'],
  [
    'not watched, cancelled',
    expected,
    seen({ watched: false, lifeCounter: 100 }, { state: 'canceled', ...zero }),
    'unknown not-watched',
  ],
])('%s', (_, before, evidence, verdict) => {
  const judgement = judge(before, evidence);
  expect(judgement === 'wait' ? 'wait' : `${judgement.verdict} ${judgement.cause}`).toBe(verdict);
});
