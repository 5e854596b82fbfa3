import { z } from 'zod';

import { query } from './database/query.ts';
import type { StaffTries } from './ledger.ts';
import type { Parts } from './parts.ts';

const Row = z.object({ failures: z.int(), at: z.int() });

export function createStaffTries({ db, commit, now }: Parts): StaffTries {
  const one = query(db, 'SELECT failures, at FROM staff_tries WHERE staff = ?', Row);
  const fail = db.prepare(
    `INSERT INTO staff_tries (staff, failures, at) VALUES (?, 1, ?)
     ON CONFLICT (staff) DO UPDATE SET failures = failures + 1, at = excluded.at`,
  );
  const clear = db.prepare('DELETE FROM staff_tries WHERE staff = ?');
  return {
    of: (staff) => one.first(staff) ?? { failures: 0, at: 0 },
    failed(staff) {
      commit(() => fail.run(staff, now()));
    },
    entered(staff) {
      commit(() => clear.run(staff));
    },
  };
}
