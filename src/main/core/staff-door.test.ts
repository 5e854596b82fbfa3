import { randomBytes } from 'node:crypto';

import { expect, test } from 'vitest';

import type { Event } from '#contract/events.ts';
import { StaffId } from '#contract/ids.ts';
import { testLedger } from '#ledger/testing/test-ledger.ts';

import { createStaffDoor, hashOf, STAFF_LIMITS } from './staff-door.ts';

async function door() {
  const opened = testLedger();
  const salt = randomBytes(16);
  const hash = await hashOf(Buffer.from('246810'), salt);
  const events: Event[] = [];
  const parts = {
    staff: [{ staff: '1001', salt: salt.toString('hex'), hash: hash.toString('hex') }],
    tries: opened.ledger.staffTries,
    events: { raise: (event: Event) => void events.push(event) },
    clock: opened.clock,
  };
  return { opened, events, parts, enter: enterAt(createStaffDoor(parts)) };
}

function enterAt(staffDoor: ReturnType<typeof createStaffDoor>) {
  return (number: string, code: string) => staffDoor.enter(StaffId.parse(number), Buffer.from(code));
}

test('the right code enters, a wrong one and an unknown number are refused alike', async () => {
  const { opened, events, enter } = await door();
  using _ = opened;
  expect(await enter('1001', '111111')).toBe('refused');
  expect(await enter('9', '246810')).toBe('refused');
  expect(await enter('1001', '246810')).toBe('entered');
  expect(events.map(({ id }) => id)).toEqual(['staff.refused', 'staff.refused', 'staff.entered']);
  expect(JSON.stringify(events)).not.toMatch(/111111|246810/);
});

test('what nobody has as a number is neither told nor kept: it may be a code or a PIN', async () => {
  const { opened, events, enter } = await door();
  using _ = opened;
  for (let wrong = 1; wrong < STAFF_LIMITS.failures; wrong += 1) {
    expect(await enter('246810', '111111')).toBe('refused');
  }
  expect(await enter('246810', '111111')).toBe('locked');
  expect(opened.ledger.staffTries.of('246810').failures).toBe(0);
  expect(events).toHaveLength(STAFF_LIMITS.failures);
  expect(JSON.stringify(events)).not.toContain('246810');
});

test('the fifth wrong code in a row locks the number, the right one too, and across a restart', async () => {
  const { opened, parts, enter } = await door();
  using _ = opened;
  for (let wrong = 1; wrong < STAFF_LIMITS.failures; wrong += 1) {
    expect(await enter('1001', '111111')).toBe('refused');
  }
  expect(await enter('1001', '111111')).toBe('locked');
  const again = enterAt(createStaffDoor(parts));
  expect(await again('1001', '246810')).toBe('locked');
  opened.clock.advance(STAFF_LIMITS.lockedMs);
  expect(await again('1001', '246810')).toBe('entered');
  expect(opened.ledger.staffTries.of('1001').failures).toBe(0);
});

test('four wrong codes do not lock, and a code is wiped whatever became of it', async () => {
  const { opened, parts, enter } = await door();
  using _ = opened;
  for (let wrong = 1; wrong < STAFF_LIMITS.failures; wrong += 1) await enter('1001', '111111');
  const code = Buffer.from('246810');
  expect(await createStaffDoor(parts).enter(StaffId.parse('1001'), code)).toBe('entered');
  expect(code).toEqual(Buffer.alloc(6));
});

test.each([
  ['back', -365 * 24 * 3_600_000],
  ['forward', 365 * 24 * 3_600_000],
])('a lock lasts as long as it is told to, though the clock is set %s by a year', async (_way, jump) => {
  const { opened, parts } = await door();
  using _ = opened;
  const { clock: steady } = parts;
  let set = 0;
  const clock = { now: () => steady.now() + set, monotonic: () => steady.monotonic() };
  const enter = enterAt(createStaffDoor({ ...parts, clock }));
  for (let wrong = 1; wrong <= STAFF_LIMITS.failures; wrong += 1) await enter('1001', '111111');
  set = jump;
  steady.advance(STAFF_LIMITS.lockedMs - 1);
  expect(await enter('1001', '246810')).toBe('locked');
  steady.advance(1);
  expect(await enter('1001', '246810')).toBe('entered');
});

test('a clock that was set back before the start lengthens no lock', async () => {
  const { opened, parts, enter } = await door();
  using _ = opened;
  for (let wrong = 1; wrong <= STAFF_LIMITS.failures; wrong += 1) await enter('1001', '111111');
  const { clock: steady } = parts;
  const clock = { now: () => steady.now() - 365 * 24 * 3_600_000, monotonic: () => steady.monotonic() };
  const again = enterAt(createStaffDoor({ ...parts, clock }));
  expect(await again('1001', '246810')).toBe('locked');
  steady.advance(STAFF_LIMITS.lockedMs);
  expect(await again('1001', '246810')).toBe('entered');
});
