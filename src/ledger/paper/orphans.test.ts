import { expect, test } from 'vitest';

import { SlipId } from '#contract/ids.ts';

import { issueId, temporaryFolder, testLedger } from '../testing/test-ledger.ts';

const slip = SlipId.parse('slip-1');

test('a printer’s orphans outlive a restart, each printer’s its own, and go when they are gone', () => {
  using folder = temporaryFolder();
  const path = `${folder.path}/ledger.db`;
  {
    using before = testLedger({ path });
    before.ledger.prints.orphan(issueId(1));
    before.ledger.prints.orphan(issueId(1));
    before.clock.advance(1);
    before.ledger.prints.orphan(issueId(2));
    before.ledger.slipPrints.orphan(slip);
  }
  using after = testLedger({ path });
  const { prints, slipPrints } = after.ledger;
  expect(prints.orphans()).toEqual([issueId(1), issueId(2)]);
  expect(slipPrints.orphans()).toEqual([slip]);
  prints.orphansGone([issueId(1), slip]);
  expect(prints.orphans()).toEqual([issueId(2)]);
  expect(slipPrints.orphans()).toEqual([slip]);
});
