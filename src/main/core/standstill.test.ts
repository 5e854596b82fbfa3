import { expect, test } from 'vitest';

import { StaffId } from '#contract/ids.ts';
import { testLedger } from '#ledger/testing/test-ledger.ts';

import { standstillOf } from './standstill.ts';

const BY = StaffId.parse('1001');

test('what staff decided last holds after a restart, and says who it was in the chain alone', () => {
  using books = testLedger();
  const { ledger } = books;
  const restarted = () => standstillOf(ledger, ledger.audit);
  expect(restarted().notice).toBeUndefined();
  restarted().stop('repair', BY);
  expect(restarted().notice).toBe('repair');
  restarted().stop('today', BY);
  expect(restarted().notice).toBe('today');
  restarted().reopen(BY);
  expect(restarted().notice).toBeUndefined();
  expect(ledger.audit.of('service.stopped').map(({ fields }) => JSON.parse(fields))).toEqual([
    { notice: 'repair', by: BY },
    { notice: 'today', by: BY },
  ]);
});
