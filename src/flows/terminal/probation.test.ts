import { expect, test } from 'vitest';

import { settled } from '#contract/testing/hand-clock.ts';

import { Rehearsal } from '../testing/visit.ts';
import { INSPECT_EVERY_MS } from './watch.ts';

test('a release on probation looks at everything and serves nobody; once it is kept, residents come', async () => {
  const visit = new Rehearsal();
  visit.onProbation = true;
  await visit.start();
  expect(visit.screen).toMatchObject({ name: 'outOfService', area: 'terminal', code: 'onProbation' });
  await visit.tap({ name: 'start', language: 'ja' }, 'payRelay');
  expect(visit.name).toBe('outOfService');
  visit.onProbation = false;
  await visit.desk.clock.pass(INSPECT_EVERY_MS);
  await settled();
  expect(visit.name).toBe('idle');
});

test('out of hours it is closed like any other', async () => {
  const visit = new Rehearsal();
  visit.onProbation = true;
  visit.offers = [];
  await visit.start();
  expect(visit.screen).toMatchObject({ name: 'closed' });
});
