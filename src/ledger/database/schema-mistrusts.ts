import { forever } from './forever.ts';

/** Hoppers whose books are no longer to be relied on (XFS accuracy): `books` yen that nobody vouches for, after which count. */
export const mistrusts = `
CREATE TABLE mistrusts (
  mistrust INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  unit TEXT NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('dry', 'jam', 'unknown')),
  books INTEGER NOT NULL,
  after_count INTEGER NOT NULL
) STRICT;
CREATE INDEX mistrusts_by_unit ON mistrusts (unit);
CREATE INDEX counts_by_unit ON counts (unit, count);
${forever('mistrusts')}`;
