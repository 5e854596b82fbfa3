import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

import type { Clock } from '#contract/clock.ts';
import type { EventSink } from '#contract/events.ts';
import type { StaffDoor } from '#flows/paper/staff-door.ts';
import type { StaffTries } from '#ledger/ledger.ts';

import type { StaffFile } from '#contract/staff-file.ts';

/** N = 2^15, r = 8, p = 1: 32 MiB and about 0.1 s for one try. */
const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const HASH_BYTES = 32;
/** Wrong codes in a row before a number is locked, and for how long, ms. */
export const STAFF_LIMITS = { failures: 5, lockedMs: 15 * 60_000 };

const derive = promisify<Buffer, Buffer, number, typeof COST, Buffer>(scrypt);

export function hashOf(code: Buffer, salt: Buffer): Promise<Buffer> {
  return derive(code, salt, HASH_BYTES, COST);
}

interface DoorParts {
  readonly staff: StaffFile;
  readonly tries: StaffTries;
  readonly events: EventSink;
  readonly clock: Pick<Clock, 'now' | 'monotonic'>;
}

/** Numbers that nobody has, of which wrong codes are remembered, at most: the oldest gives way. */
const MAX_STRANGERS = 1_000;

/**
 * What was typed where a staff number belongs may be anything: a code, a PIN. It is refused and locked as a number is, and
 * neither written down nor told.
 */
function createStrangers(now: () => number): StaffTries {
  const seen = new Map<string, { readonly failures: number; readonly at: number }>();
  const of: StaffTries['of'] = (typed) => seen.get(typed) ?? { failures: 0, at: 0 };
  return {
    of,
    failed(typed) {
      const failures = of(typed).failures + 1;
      const [oldest] = seen.keys();
      if (!seen.has(typed) && seen.size >= MAX_STRANGERS && oldest !== undefined) seen.delete(oldest);
      seen.set(typed, { failures, at: now() });
    },
    entered: (typed) => void seen.delete(typed),
  };
}

/**
 * How long ago the last wrong code of a number was, ms. The wall clock may be set in between: since the start only the clock that
 * goes forward counts, and what the books say of the time before counts for no less than nothing.
 */
function createSince(clock: DoorParts['clock']) {
  const started = { wall: clock.now(), at: clock.monotonic() };
  const failed = new Map<string, number>();
  return {
    failed: (number: string): void => void failed.set(number, clock.monotonic()),
    of(number: string, at: number): number {
      const here = failed.get(number);
      if (here !== undefined) return clock.monotonic() - here;
      return Math.max(0, started.wall - at) + clock.monotonic() - started.at;
    },
  };
}

/** A code is compared in constant time, also for a number that nobody has; a locked number is not even compared. */
export function createStaffDoor({ staff, tries, events, clock }: DoorParts): StaffDoor {
  const strangers = createStrangers(() => clock.monotonic());
  const since = createSince(clock);
  const isLocked = (number: string, counted: StaffTries): boolean => {
    const { failures, at } = counted.of(number);
    const ago = counted === strangers ? clock.monotonic() - at : since.of(number, at);
    return failures >= STAFF_LIMITS.failures && ago < STAFF_LIMITS.lockedMs;
  };
  return {
    roleOf(number) {
      const known = staff.find((one) => one.staff === number);
      return known && (known.role ?? 'counter');
    },
    async enter(number, code) {
      try {
        const known = staff.find((one) => one.staff === number);
        const counted = known ? tries : strangers;
        const by = known ? number : null;
        if (isLocked(number, counted)) {
          events.raise({ id: 'staff.refused', by, reason: 'locked' });
          return 'locked';
        }
        // Written down before it is compared: a cut in between costs a try and gives none away.
        counted.failed(number);
        if (known) since.failed(number);
        const derived = await hashOf(code, Buffer.from(known?.salt ?? '00'.repeat(16), 'hex'));
        const right = timingSafeEqual(derived, Buffer.from(known?.hash ?? '00'.repeat(HASH_BYTES), 'hex'));
        if (!known || !right) {
          events.raise({ id: 'staff.refused', by, reason: 'code' });
          return isLocked(number, counted) ? 'locked' : 'refused';
        }
        tries.entered(number);
        events.raise({ id: 'staff.entered', by: number });
        return 'entered';
      } finally {
        code.fill(0);
      }
    },
  };
}
