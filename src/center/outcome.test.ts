import { expect, test } from 'vitest';

import { CHAIN_START, recordHash } from '#contract/audit-chain.ts';
import { PrepareReply } from '#contract/center.ts';

import { newAuthority } from './testing/cards.ts';
import { subjectOf } from './testing/demo-cards.ts';
import { readingOf } from './testing/reading.ts';
import { startCenter } from './testing/running-center.ts';
import { terminalAt } from './testing/terminal.ts';

const authority = await newAuthority(0);
const card = await authority.card(subjectOf('single'));

test('the issue log learns from the audit records what became of each copy', async () => {
  await using center = await startCenter([authority.certificate]);
  const { place, call, authenticate } = terminalAt(center);
  const reply = await authenticate(card);
  if (reply.answer !== 'accepted') throw new Error('not accepted');
  const issues = ['i1', 'i2', 'i3', 'i4', 'i5'];
  const lines = [{ options: { kind: 'SealRegistration' }, issues }];
  const heard = await call('prepare', { ...place, session: reply.session, request: 'r', lines });
  const prepared = PrepareReply.parse(heard.body);
  const numbers =
    prepared.answer === 'prepared' ? prepared.documents.map(({ issueNumber }) => issueNumber) : [];

  const report = (index: number, id: string, more: object) => {
    const { visit } = place;
    return { id, fields: { visit, issue: issues[index], issueNumber: numbers[index], ...more } };
  };
  const reports = [
    report(0, 'issue.printed', { fee: 300, cause: 'delivered' }),
    report(1, 'issue.inDoubt', { cause: 'jam' }),
    report(2, 'issue.withdrawn', {}),
    report(3, 'issue.inDoubt', { cause: 'jam' }),
    report(3, 'issue.notPrinted', { cause: 'settledByStaff' }),
    // An event of another number must not touch this copy.
    {
      id: 'issue.printed',
      fields: { ...report(4, '', {}).fields, issueNumber: numbers[0], fee: 300, cause: 'x' },
    },
  ];
  let previous = CHAIN_START;
  const records = reports.map(({ id, fields }, index) => {
    const open = { sequence: index + 1, at: 0, id, fields: JSON.stringify(fields), previous };
    previous = recordHash(place.terminal, open);
    return { ...open, hash: previous };
  });
  await call('audit', { terminal: place.terminal, records });

  using store = readingOf(center.database);
  expect(store.rows('SELECT issue, outcome FROM issues ORDER BY issue')).toEqual([
    { issue: 'i1', outcome: 'printed' },
    { issue: 'i2', outcome: 'inDoubt' },
    { issue: 'i3', outcome: 'withdrawn' },
    { issue: 'i4', outcome: 'notPrinted' },
    { issue: 'i5', outcome: 'drawn' },
  ]);
  expect(store.rows('SELECT sequence, code FROM alarms')).toEqual([{ sequence: 6, code: 'unknownIssue' }]);
});
