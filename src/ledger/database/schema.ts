import { forever } from './forever.ts';
import { leftPapers } from './left-papers-schema.ts';
import { mistrusts } from './schema-mistrusts.ts';
import { relay } from './relay-schema.ts';
import { checkpoints } from './schema-checkpoints.ts';
import { codes } from './schema-codes.ts';
import { tallies } from './schema-tallies.ts';
import { exchanges } from './schema-exchanges.ts';

/** The accounts of the first version; `cashier` below has those of today. */
const accounts =
  "'customer', 'escrow', 'cashbox', 'stacker', 'hopper:10', 'hopper:50', 'hopper:100', 'hopper:500', " +
  "'revenue', 'owed', 'inDoubt', 'float'";

const entriesBalance = `
CREATE TRIGGER entries_balance BEFORE INSERT ON entries
WHEN (SELECT count(*) < 2 OR sum(yen) <> 0 FROM lines WHERE entry = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'an entry has two lines or more and sums to zero'); END;`;

/**
 * Lines go in before their entry. The entry seals them: it only enters when they balance, afterwards no line can join, and
 * without it they cannot be committed (deferred foreign key). A line's visit has no foreign key: money that was taken is
 * recorded whatever else is wrong.
 */
const money = `
CREATE TABLE entries (
  entry INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  what TEXT NOT NULL
) STRICT;
CREATE TABLE lines (
  line INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entries DEFERRABLE INITIALLY DEFERRED,
  account TEXT NOT NULL CHECK (account IN (${accounts})),
  visit TEXT CHECK (visit IS NULL OR account = 'customer'),
  yen INTEGER NOT NULL CHECK (yen <> 0)
) STRICT;
CREATE INDEX lines_by_entry ON lines (entry, yen);
CREATE INDEX lines_by_visit ON lines (visit, yen) WHERE account = 'customer';
${entriesBalance}
CREATE TRIGGER lines_are_sealed BEFORE INSERT ON lines
WHEN EXISTS (SELECT 1 FROM entries WHERE entry = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'the entry is sealed'); END;
${forever('entries')}
${forever('lines')}
CREATE TABLE owed (
  number TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  visit TEXT,
  yen INTEGER NOT NULL CHECK (yen > 0),
  reason TEXT NOT NULL
) STRICT;
CREATE TABLE doubts (
  doubt TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  visit TEXT,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  min INTEGER NOT NULL CHECK (min >= 0),
  max INTEGER NOT NULL CHECK (max >= min),
  cause TEXT NOT NULL,
  resolved_at INTEGER,
  resolved_yen INTEGER CHECK (resolved_yen BETWEEN min AND max),
  CHECK ((resolved_at IS NULL) = (resolved_yen IS NULL))
) STRICT;
CREATE INDEX doubts_open ON doubts (visit) WHERE resolved_at IS NULL;`;

/** One intent at a time for each device; a settled one names its outcome. */
const devices = `
CREATE TABLE observations (
  device TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  accepted INTEGER,
  at INTEGER NOT NULL,
  PRIMARY KEY (device, epoch, counter)
) STRICT, WITHOUT ROWID;
CREATE TABLE payouts (
  intent TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  visit TEXT NOT NULL,
  device TEXT NOT NULL,
  coin INTEGER NOT NULL,
  coins INTEGER NOT NULL CHECK (coins > 0),
  events INTEGER NOT NULL,
  dispensed INTEGER,
  status TEXT CHECK (status IN ('done', 'partial', 'refused', 'unknown')),
  settled_at INTEGER,
  CHECK ((status IS NULL) = (settled_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX payouts_open ON payouts (device) WHERE status IS NULL;
CREATE TABLE routes (
  intent TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  visit TEXT,
  device TEXT NOT NULL,
  denomination INTEGER NOT NULL,
  destination TEXT NOT NULL CHECK (destination IN ('stack', 'return')),
  status TEXT CHECK (status IN ('stacked', 'returned', 'unknown')),
  settled_at INTEGER,
  CHECK ((status IS NULL) = (settled_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX routes_open ON routes (device) WHERE status IS NULL;`;

const paper = `
CREATE TABLE visits (
  visit TEXT PRIMARY KEY,
  language TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  ended_at INTEGER,
  how TEXT,
  CHECK ((ended_at IS NULL) = (how IS NULL))
) STRICT;
CREATE INDEX visits_open ON visits (begun_at) WHERE ended_at IS NULL;
CREATE TABLE draws (
  request TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  visit TEXT NOT NULL REFERENCES visits,
  outcome TEXT CHECK (outcome IN ('prepared', 'refused', 'unknown')),
  settled_at INTEGER,
  CHECK ((outcome IS NULL) = (settled_at IS NULL))
) STRICT;
CREATE INDEX draws_open ON draws (at) WHERE outcome IS NULL OR outcome = 'unknown';
CREATE TABLE asked (
  issue TEXT PRIMARY KEY,
  request TEXT NOT NULL REFERENCES draws
) STRICT;
CREATE INDEX asked_by_request ON asked (request);
CREATE TABLE issues (
  issue TEXT PRIMARY KEY REFERENCES asked,
  at INTEGER NOT NULL,
  visit TEXT NOT NULL REFERENCES visits,
  issue_number TEXT NOT NULL,
  kind TEXT NOT NULL,
  fee INTEGER NOT NULL CHECK (fee >= 0),
  sheets INTEGER NOT NULL CHECK (sheets > 0),
  state TEXT NOT NULL CHECK (state IN ('prepared', 'printed', 'notPrinted', 'inDoubt', 'withdrawn'))
) STRICT;
CREATE INDEX issues_by_visit ON issues (visit);
CREATE INDEX issues_unsent ON issues (at) WHERE state = 'prepared';
CREATE TABLE prints (
  intent TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  visit TEXT NOT NULL REFERENCES visits,
  issue TEXT NOT NULL UNIQUE REFERENCES issues,
  sheets INTEGER NOT NULL CHECK (sheets > 0),
  up_time INTEGER NOT NULL,
  life_counter INTEGER,
  phase TEXT NOT NULL CHECK (phase IN ('intended', 'created', 'sending', 'sent')),
  job_id INTEGER,
  job_uuid TEXT,
  verdict TEXT CHECK (verdict IN ('printed', 'notPrinted', 'unknown')),
  settled_at INTEGER,
  CHECK ((verdict IS NULL) = (settled_at IS NULL))
) STRICT;
CREATE INDEX prints_open ON prints (at) WHERE verdict IS NULL;`;

/** The chain grows at its end only; the outbox (送信待ち) names what the center has not confirmed. */
const audit = `
CREATE TABLE terminal (id TEXT NOT NULL) STRICT;
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  id TEXT NOT NULL,
  fields TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE TABLE outbox (sequence INTEGER PRIMARY KEY REFERENCES audit) STRICT;
CREATE TRIGGER audit_grows_at_its_end BEFORE INSERT ON audit
WHEN NEW.sequence <> 1 + (SELECT coalesce(max(sequence), 0) FROM audit)
BEGIN SELECT RAISE(ABORT, 'the audit chain grows at its end only'); END;
${forever('terminal')}
${forever('audit')}`;

/** Slips (領収書, 未返金票), and their jobs: one each. */
const slips = `
CREATE TABLE slips (
  slip TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  visit TEXT NOT NULL REFERENCES visits,
  what TEXT NOT NULL CHECK (what IN ('receipt', 'owed')),
  number TEXT NOT NULL,
  printer TEXT NOT NULL CHECK (printer IN ('certificates', 'slips'))
) STRICT;
CREATE UNIQUE INDEX slips_receipts ON slips (number) WHERE what = 'receipt';
CREATE TABLE slip_prints (
  intent TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  visit TEXT NOT NULL REFERENCES visits,
  issue TEXT NOT NULL UNIQUE REFERENCES slips,
  sheets INTEGER NOT NULL CHECK (sheets > 0),
  up_time INTEGER NOT NULL,
  life_counter INTEGER,
  phase TEXT NOT NULL CHECK (phase IN ('intended', 'created', 'sending', 'sent')),
  job_id INTEGER,
  job_uuid TEXT,
  verdict TEXT CHECK (verdict IN ('printed', 'notPrinted', 'unknown')),
  settled_at INTEGER,
  CHECK ((verdict IS NULL) = (settled_at IS NULL))
) STRICT;
CREATE INDEX slip_prints_open ON slip_prints (at) WHERE verdict IS NULL;`;

/** 出納: what staff counted, took out and settled. The accounts grow, so the lines move to a table that knows the new ones. */
const cashier = `
CREATE TABLE lines_of_today (
  line INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entries DEFERRABLE INITIALLY DEFERRED,
  account TEXT NOT NULL CHECK (account IN (${accounts}, 'collected', 'counter', 'difference')),
  visit TEXT CHECK (visit IS NULL OR account = 'customer'),
  yen INTEGER NOT NULL CHECK (yen <> 0)
) STRICT;
INSERT INTO lines_of_today SELECT line, entry, account, visit, yen FROM lines;
DROP TRIGGER entries_balance;
DROP TABLE lines;
ALTER TABLE lines_of_today RENAME TO lines;
CREATE INDEX lines_by_entry ON lines (entry, yen);
CREATE INDEX lines_by_visit ON lines (visit, yen) WHERE account = 'customer';
CREATE TRIGGER lines_are_sealed BEFORE INSERT ON lines
WHEN EXISTS (SELECT 1 FROM entries WHERE entry = NEW.entry)
BEGIN SELECT RAISE(ABORT, 'the entry is sealed'); END;
${entriesBalance}
${forever('lines')}
CREATE INDEX entries_by_time ON entries (at);
ALTER TABLE doubts ADD COLUMN unit TEXT;
ALTER TABLE doubts ADD COLUMN resolved_by TEXT;
CREATE TABLE counts (
  count INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('collected', 'counted', 'loaded', 'taken')),
  unit TEXT NOT NULL,
  books INTEGER NOT NULL,
  counted INTEGER NOT NULL CHECK (counted >= 0),
  pieces TEXT NOT NULL,
  seal_bag TEXT,
  staff TEXT NOT NULL,
  CHECK ((what = 'collected') = (seal_bag IS NOT NULL))
) STRICT;
CREATE INDEX counts_by_time ON counts (at);
CREATE UNIQUE INDEX counts_by_bag ON counts (seal_bag, unit) WHERE seal_bag IS NOT NULL;
CREATE TABLE owed_settlements (
  settlement INTEGER PRIMARY KEY,
  number TEXT NOT NULL REFERENCES owed,
  at INTEGER NOT NULL,
  yen INTEGER NOT NULL CHECK (yen > 0),
  how TEXT NOT NULL CHECK (how IN ('paid', 'found')),
  staff TEXT NOT NULL
) STRICT;
CREATE INDEX owed_settlements_by_number ON owed_settlements (number);
${forever('counts')}
${forever('owed_settlements')}`;

/** 処分情報 of sheets in doubt, once each; and wrong codes of staff, so that a lock-out outlives a restart. */
const recoveries = `
CREATE TABLE recoveries (
  issue TEXT PRIMARY KEY REFERENCES issues,
  at INTEGER NOT NULL,
  disposal TEXT NOT NULL CHECK (disposal IN ('destroyed', 'handedOver', 'notFound')),
  sheets INTEGER NOT NULL CHECK (sheets >= 0),
  staff TEXT NOT NULL
) STRICT;
${forever('recoveries')}
CREATE TABLE staff_tries (
  staff TEXT PRIMARY KEY,
  failures INTEGER NOT NULL CHECK (failures >= 0),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;`;

/** 手数料免除: why a copy was free. How many sheets a copy takes is the print job's to say. */
const exemptions = `
ALTER TABLE issues DROP COLUMN sheets;
ALTER TABLE issues ADD COLUMN exemption TEXT;`;

/** 取り忘れ物の記録: papers that nobody confirmed to have taken. */
const forgotten = `
CREATE TABLE forgotten (
  visit TEXT PRIMARY KEY REFERENCES visits,
  at INTEGER NOT NULL,
  sheets INTEGER NOT NULL CHECK (sheets > 0)
) STRICT;
${forever('forgotten')}`;

/** Each step is kept as released: a new version is a new element, never a change to an old one. */
export const MIGRATIONS: readonly string[] = [
  [money, devices, paper, audit].join('\n'),
  slips,
  cashier,
  recoveries,
  exemptions,
  forgotten,
  relay,
  mistrusts,
  checkpoints,
  codes,
  leftPapers,
  exchanges,
  tallies,
];
