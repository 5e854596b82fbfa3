/** The tables of `sqlite.ts`, as PostgreSQL has them. */
const FIRST = `
  CREATE TABLE terminals (
    id TEXT PRIMARY KEY, seen BIGINT, mark BIGINT NOT NULL DEFAULT 0, head TEXT NOT NULL
  );

  CREATE TABLE nonces (
    ordinal BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, nonce TEXT NOT NULL UNIQUE,
    terminal TEXT NOT NULL REFERENCES terminals, visit TEXT NOT NULL, expires BIGINT NOT NULL
  );
  CREATE INDEX nonces_of_terminal ON nonces (terminal);

  CREATE TABLE sessions (
    ordinal BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, token TEXT NOT NULL UNIQUE,
    terminal TEXT NOT NULL REFERENCES terminals, visit TEXT NOT NULL, resident TEXT NOT NULL,
    expires BIGINT NOT NULL
  );
  CREATE INDEX sessions_of_terminal ON sessions (terminal);

  CREATE TABLE draws (
    terminal TEXT NOT NULL, request TEXT NOT NULL,
    session TEXT NOT NULL REFERENCES sessions (token) ON DELETE CASCADE,
    content TEXT NOT NULL, documents TEXT NOT NULL, PRIMARY KEY (terminal, request)
  );
  CREATE INDEX draws_of_session ON draws (session);

  CREATE TABLE numbers (
    terminal TEXT NOT NULL REFERENCES terminals, day TEXT NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (terminal, day)
  );

  CREATE TABLE issues (
    terminal TEXT NOT NULL REFERENCES terminals, issue TEXT NOT NULL, number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, fee INTEGER NOT NULL, drawn BIGINT NOT NULL, outcome TEXT NOT NULL DEFAULT 'drawn',
    PRIMARY KEY (terminal, issue)
  );
  CREATE INDEX issues_by_time ON issues (drawn);

  /* By month of arrival: the terminal's own clock may be wrong by years. That a sequence arrives once is kept by the mark
     of its terminal, which one transaction at a time holds: a key over all partitions cannot do without \`received\`. */
  CREATE TABLE records (
    terminal TEXT NOT NULL, sequence BIGINT NOT NULL, at BIGINT NOT NULL, id TEXT NOT NULL, fields TEXT NOT NULL,
    previous TEXT NOT NULL, hash TEXT NOT NULL, received BIGINT NOT NULL,
    PRIMARY KEY (terminal, sequence, received)
  ) PARTITION BY RANGE (received);

  CREATE TABLE alarms (
    terminal TEXT NOT NULL REFERENCES terminals, sequence BIGINT NOT NULL, code TEXT NOT NULL,
    raised BIGINT NOT NULL, PRIMARY KEY (terminal, sequence, code)
  );

  CREATE TABLE seal_log (
    sequence BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at BIGINT NOT NULL, number TEXT NOT NULL,
    serial TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, chain TEXT NOT NULL
  );
  CREATE FUNCTION seal_log_grows() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''the log of issued hashes grows at its end only''; END';
  CREATE TRIGGER seal_log_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON seal_log
    EXECUTE FUNCTION seal_log_grows();

  CREATE TABLE relay_slips (
    number TEXT PRIMARY KEY, items TEXT NOT NULL, expires BIGINT NOT NULL, paid BIGINT
  );

  CREATE TABLE relay_told (
    terminal TEXT NOT NULL REFERENCES terminals, request TEXT NOT NULL, content TEXT NOT NULL, reply TEXT NOT NULL,
    PRIMARY KEY (terminal, request)
  );

  CREATE TABLE revocations (common_name TEXT PRIMARY KEY);
`;

/** What the city looks at (端末の様子, 集計), and who may. */
const FLEET = `
  CREATE TABLE heartbeats (
    terminal TEXT PRIMARY KEY REFERENCES terminals, received BIGINT NOT NULL, body TEXT NOT NULL
  );

  ALTER TABLE relay_slips ADD COLUMN terminal TEXT;
  ALTER TABLE relay_slips ADD COLUMN fee INTEGER;

  CREATE TABLE clerks (staff TEXT PRIMARY KEY, failures INTEGER NOT NULL, at BIGINT NOT NULL);
  CREATE TABLE clerk_sessions (token TEXT PRIMARY KEY, staff TEXT NOT NULL, expires BIGINT NOT NULL);

  CREATE TABLE enrolments (
    code TEXT PRIMARY KEY, terminal TEXT NOT NULL, expires BIGINT NOT NULL
  );
  CREATE TABLE terminal_certificates (
    serial TEXT PRIMARY KEY, terminal TEXT NOT NULL REFERENCES terminals, issued BIGINT NOT NULL,
    expires BIGINT NOT NULL, revoked BIGINT
  );
  CREATE INDEX certificates_of_terminal ON terminal_certificates (terminal);
`;

/** What was countersigned of each terminal's log: one row each, the tree as far as it is needed to grow. */
const WITNESSED = `
  CREATE TABLE witnessed (
    terminal TEXT PRIMARY KEY REFERENCES terminals, key TEXT NOT NULL, size BIGINT NOT NULL, peaks TEXT NOT NULL,
    cosignature TEXT NOT NULL
  );
`;

/** Which decisions of the town were served, so that nobody goes back behind them; and whether a certificate was ever shown. */
const EDITIONS = `
  CREATE TABLE town_editions (
    decided BIGINT PRIMARY KEY, version TEXT NOT NULL, served BIGINT NOT NULL
  );

  ALTER TABLE terminal_certificates ADD COLUMN used BIGINT;
  UPDATE terminal_certificates SET used = issued;
`;

/** The center's tables in PostgreSQL, step by step. A step that has been released is never changed. */
export const POSTGRES_MIGRATIONS: readonly string[] = [FIRST, FLEET, WITNESSED, EDITIONS];
