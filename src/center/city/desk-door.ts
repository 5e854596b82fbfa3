import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

import type { StaffFile } from '#contract/staff-file.ts';

import type { Desk } from '../calls/desk.ts';

/** N = 2^15, r = 8, p = 1: what `npm run staff` writes (RFC 7914). */
const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const HASH_BYTES = 32;
const TOKEN_BYTES = 32;
/** Wrong codes in a row before a number is locked, and for how long, ms. */
export const CLERK_LIMITS = { failures: 5, lockedMs: 15 * 60_000, signedInMs: 8 * 60 * 60_000 };

const derive = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt);

/** Where city staff (職員) sign in: with a personal number and a code, in accounts of their own. */
export interface DeskDoor {
  /** The token of a new session; undefined for a wrong code and for a locked number alike. */
  enter(staff: string, code: string): Promise<string | undefined>;
  isIn(token: string | undefined): Promise<boolean>;
  leave(token: string | undefined): Promise<void>;
}

/** A code is compared in constant time, also for a number that nobody has. */
export function createDeskDoor(
  { store, clock, random }: Pick<Desk, 'store' | 'clock' | 'random'>,
  staff: StaffFile,
): DeskDoor {
  return {
    async enter(number, code) {
      const known = staff.find((one) => one.staff === number);
      const now = clock.now();
      const isLocked = await store.transaction(async (books) => {
        const { clerks } = books;
        await books.alone(`clerk ${known?.staff ?? 'nobody'}`);
        const { failures, at } = await clerks.tries(known?.staff ?? 'nobody');
        if (failures >= CLERK_LIMITS.failures && now - at < CLERK_LIMITS.lockedMs) return true;
        // Written down before it is compared: of many tries at once, each costs one. A stranger's are counted in one place.
        await clerks.failed(known?.staff ?? 'nobody', now);
        return false;
      });
      const derived = await derive(
        code,
        Buffer.from(known?.salt ?? '00'.repeat(16), 'hex'),
        HASH_BYTES,
        COST,
      );
      const isRight = timingSafeEqual(derived, Buffer.from(known?.hash ?? '00'.repeat(HASH_BYTES), 'hex'));
      if (known === undefined || isLocked || !isRight) return undefined;
      const token = random(TOKEN_BYTES).toString('hex');
      await store.transaction(async ({ clerks }) => {
        await clerks.entered(number);
        await clerks.admit(token, number, now + CLERK_LIMITS.signedInMs);
      });
      return token;
    },
    async isIn(token) {
      if (token === undefined) return false;
      return (await store.transaction(({ clerks }) => clerks.signedIn(token, clock.now()))) !== undefined;
    },
    async leave(token) {
      if (token !== undefined) await store.transaction(({ clerks }) => clerks.leave(token));
    },
  };
}
