import { expect, test } from 'vitest';

import { MAX_OPEN, Tickets } from './tickets.ts';

function issued(count: number) {
  const tickets = new Tickets();
  return { tickets, open: Array.from({ length: count }, () => tickets.issue()) };
}

test('as many tickets as may be open are all good, and each of them once', () => {
  const { tickets, open } = issued(MAX_OPEN);
  expect(open.map((ticket) => tickets.redeem(ticket))).not.toContain(undefined);
  expect(open.map((ticket) => tickets.redeem(ticket))).toEqual(open.map(() => undefined));
});

test('one more makes the oldest void, and no other', () => {
  const { tickets, open } = issued(MAX_OPEN + 1);
  const [oldest, ...others] = open.map((ticket) => tickets.redeem(ticket));
  expect(oldest).toBeUndefined();
  expect(others).not.toContain(undefined);
});

test.each(['', 'zz', '00', '0'.repeat(64)])('%j was never issued and opens nothing', (presented) => {
  const { tickets } = issued(1);
  expect(tickets.redeem(presented)).toBeUndefined();
  expect(tickets.admits(presented)).toBe(false);
});

test('the cookie of a newer window makes the older one void', () => {
  const { tickets, open } = issued(2);
  const [older, newer] = open.map((ticket) => tickets.redeem(ticket));
  expect([tickets.admits(older), tickets.admits(newer), tickets.admits(undefined)]).toEqual([
    false,
    true,
    false,
  ]);
});
