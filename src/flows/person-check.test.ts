import { expect, test } from 'vitest';

import { IssueNumber, PersonKey } from '#contract/ids.ts';

import { belongsTo } from './person-check.ts';
import type { SheetLabel } from './person-check.ts';

const key = PersonKey.parse('a'.repeat(64));
const issueNumber = IssueNumber.parse('20261124-demo-01-000012');
const label: SheetLabel = { personKey: key, issueNumber, sides: 'one', pages: 2 };
const expected = { personKey: key, issueNumber, sheets: 2 };

test('a sheet of this person, number and length passes, one-sided or with its backs', () => {
  expect(belongsTo(label, expected)).toBe(true);
  expect(belongsTo({ ...label, sides: 'two', pages: 4 }, expected)).toBe(true);
});

test.each<[string, SheetLabel | undefined]>([
  ['no label that all pages share', undefined],
  ['another person', { ...label, personKey: 'b'.repeat(64) }],
  ['another number', { ...label, issueNumber: '20261124-demo-01-000013' }],
  ['a page less', { ...label, pages: 1 }],
  ['a page more', { ...label, pages: 3 }],
  ['a back that is missing', { ...label, sides: 'two', pages: 3 }],
  ['two sides with the pages of one', { ...label, sides: 'two' }],
])('%s does not', (_, wrong) => {
  expect(belongsTo(wrong, expected)).toBe(false);
});
