import { expect, test } from 'vitest';

import { StaffId } from '#contract/ids.ts';

import { testLedger, visitId } from '../testing/test-ledger.ts';

const STAFF = StaffId.parse('1001');
const [first, second] = [visitId(1), visitId(2)];
const KEPT = { disposal: 'kept', sheets: 2, by: STAFF } as const;

function forgotten() {
  const opened = testLedger();
  opened.ledger.visits.begin(first, 'ja');
  opened.ledger.forgotten.note(first, 2);
  return opened;
}

test('forgotten papers are open until they are cleared, and what became of them is told', () => {
  using opened = forgotten();
  const { ledger, told } = opened;
  expect(ledger.forgotten.open()).toEqual({ visit: first, sheets: 2 });
  ledger.forgotten.clear(KEPT);
  expect(ledger.forgotten.open()).toBeUndefined();
  expect(told.at(-1)).toEqual({ id: 'paper.cleared', visit: first, ...KEPT });
});

test('papers in the tray are those of the newest visit, or of nobody known', () => {
  using opened = forgotten();
  const { ledger, told } = opened;
  ledger.visits.begin(second, 'ja');
  expect(ledger.forgotten.open()).toBeUndefined();
  ledger.forgotten.clear({ disposal: 'gone', sheets: 0, by: null });
  ledger.forgotten.clear({ disposal: 'notFound', sheets: 0, by: STAFF });
  expect(told.slice(-2)).toMatchObject([
    { id: 'paper.cleared', visit: null, disposal: 'gone', by: null },
    { id: 'paper.cleared', visit: null, disposal: 'notFound', by: STAFF },
  ]);
});

test('only papers that nobody saw go are cleared by nobody', () => {
  using opened = forgotten();
  expect(() => opened.ledger.forgotten.clear({ ...KEPT, by: null })).toThrow('CHECK');
  expect(opened.ledger.forgotten.open()).toEqual({ visit: first, sheets: 2 });
});
