/** As the first builds made them; `IF NOT EXISTS`, because their files bear no version. */
const FIRST = `
  CREATE TABLE IF NOT EXISTS terminals (
    id TEXT PRIMARY KEY, seen INTEGER, mark INTEGER NOT NULL DEFAULT 0, head TEXT NOT NULL
  ) STRICT;

  CREATE TABLE IF NOT EXISTS nonces (
    nonce TEXT PRIMARY KEY, terminal TEXT NOT NULL REFERENCES terminals, visit TEXT NOT NULL,
    expires INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE IF NOT EXISTS sessions (
    token TEXT PRIMARY KEY, terminal TEXT NOT NULL REFERENCES terminals, visit TEXT NOT NULL,
    resident TEXT NOT NULL, expires INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE IF NOT EXISTS draws (
    terminal TEXT NOT NULL, request TEXT NOT NULL, session TEXT NOT NULL REFERENCES sessions ON DELETE CASCADE,
    content TEXT NOT NULL, documents TEXT NOT NULL, PRIMARY KEY (terminal, request)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS draws_of_session ON draws (session);

  CREATE TABLE IF NOT EXISTS numbers (
    terminal TEXT NOT NULL REFERENCES terminals, day TEXT NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (terminal, day)
  ) STRICT;

  CREATE TABLE IF NOT EXISTS issues (
    terminal TEXT NOT NULL REFERENCES terminals, issue TEXT NOT NULL, number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, fee INTEGER NOT NULL, drawn INTEGER NOT NULL, outcome TEXT NOT NULL DEFAULT 'drawn',
    PRIMARY KEY (terminal, issue)
  ) STRICT;

  CREATE TABLE IF NOT EXISTS records (
    terminal TEXT NOT NULL REFERENCES terminals, sequence INTEGER NOT NULL, at INTEGER NOT NULL,
    id TEXT NOT NULL, fields TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL,
    received INTEGER NOT NULL, PRIMARY KEY (terminal, sequence)
  ) STRICT;

  CREATE TABLE IF NOT EXISTS alarms (
    terminal TEXT NOT NULL REFERENCES terminals, sequence INTEGER NOT NULL, code TEXT NOT NULL,
    raised INTEGER NOT NULL, PRIMARY KEY (terminal, sequence, code)
  ) STRICT;

  CREATE TABLE IF NOT EXISTS seal_log (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, number TEXT NOT NULL, serial TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE, chain TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER IF NOT EXISTS seal_log_keeps BEFORE UPDATE ON seal_log
  BEGIN SELECT RAISE(ABORT, 'the log of issued hashes grows at its end only'); END;
  CREATE TRIGGER IF NOT EXISTS seal_log_stays BEFORE DELETE ON seal_log
  BEGIN SELECT RAISE(ABORT, 'the log of issued hashes grows at its end only'); END;

  CREATE TABLE IF NOT EXISTS relay_slips (
    number TEXT PRIMARY KEY, items TEXT NOT NULL, expires INTEGER NOT NULL, paid INTEGER
  ) STRICT;

  CREATE TABLE IF NOT EXISTS relay_told (
    terminal TEXT NOT NULL REFERENCES terminals, request TEXT NOT NULL, content TEXT NOT NULL, reply TEXT NOT NULL,
    PRIMARY KEY (terminal, request)
  ) STRICT;

  CREATE TABLE IF NOT EXISTS revocations (common_name TEXT PRIMARY KEY) STRICT;
`;

/** What crowds out the oldest goes by an order of its own: `rowid` is SQLite's alone. Nothing here outlives ten minutes. */
const ORDERED = `
  DROP TABLE draws;
  DROP TABLE sessions;
  DROP TABLE nonces;

  CREATE TABLE nonces (
    ordinal INTEGER PRIMARY KEY AUTOINCREMENT, nonce TEXT NOT NULL UNIQUE,
    terminal TEXT NOT NULL REFERENCES terminals, visit TEXT NOT NULL, expires INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE sessions (
    ordinal INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL UNIQUE,
    terminal TEXT NOT NULL REFERENCES terminals, visit TEXT NOT NULL, resident TEXT NOT NULL,
    expires INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE draws (
    terminal TEXT NOT NULL, request TEXT NOT NULL,
    session TEXT NOT NULL REFERENCES sessions (token) ON DELETE CASCADE,
    content TEXT NOT NULL, documents TEXT NOT NULL, PRIMARY KEY (terminal, request)
  ) STRICT;
  CREATE INDEX draws_of_session ON draws (session);
`;

/** What the city looks at (端末の様子, 集計), and who may. */
const FLEET = `
  CREATE TABLE heartbeats (
    terminal TEXT PRIMARY KEY REFERENCES terminals, received INTEGER NOT NULL, body TEXT NOT NULL
  ) STRICT;

  CREATE INDEX issues_by_time ON issues (drawn);
  ALTER TABLE relay_slips ADD COLUMN terminal TEXT;
  ALTER TABLE relay_slips ADD COLUMN fee INTEGER;

  CREATE TABLE clerks (staff TEXT PRIMARY KEY, failures INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE TABLE clerk_sessions (token TEXT PRIMARY KEY, staff TEXT NOT NULL, expires INTEGER NOT NULL) STRICT;

  CREATE TABLE enrolments (
    code TEXT PRIMARY KEY, terminal TEXT NOT NULL, expires INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE terminal_certificates (
    serial TEXT PRIMARY KEY, terminal TEXT NOT NULL REFERENCES terminals, issued INTEGER NOT NULL,
    expires INTEGER NOT NULL, revoked INTEGER
  ) STRICT;
  CREATE INDEX certificates_of_terminal ON terminal_certificates (terminal);
`;

/** What was countersigned of each terminal's log: one row each, the tree as far as it is needed to grow. */
const WITNESSED = `
  CREATE TABLE witnessed (
    terminal TEXT PRIMARY KEY REFERENCES terminals, key TEXT NOT NULL, size INTEGER NOT NULL, peaks TEXT NOT NULL,
    cosignature TEXT NOT NULL
  ) STRICT;
`;

/** Which decisions of the town were served, so that nobody goes back behind them; and whether a certificate was ever shown. */
const EDITIONS = `
  CREATE TABLE town_editions (
    decided INTEGER PRIMARY KEY, version TEXT NOT NULL, served INTEGER NOT NULL
  ) STRICT;

  ALTER TABLE terminal_certificates ADD COLUMN used INTEGER;
  UPDATE terminal_certificates SET used = issued;
`;

/**
 * The center's tables in SQLite, step by step. Times are ms since 1970 by the center's clock, except `at` of a record (the
 * terminal's). Of persons there is the 宛名番号 in `sessions` and the documents in `draws`; both are swept when `expires`
 * has passed. A step that has been released is never changed.
 */
export const SQLITE_MIGRATIONS: readonly string[] = [FIRST, ORDERED, FLEET, WITNESSED, EDITIONS];
