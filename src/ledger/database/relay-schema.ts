import { forever } from './forever.ts';

/** 取次ぎ発行の手数料収納: one payment a visit. What was owed because nobody could tell may turn out to be `earned`. */
export const relay = `
CREATE TABLE relay_payments (
  request TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  visit TEXT NOT NULL UNIQUE REFERENCES visits,
  slip TEXT NOT NULL,
  fee INTEGER NOT NULL CHECK (fee > 0),
  outcome TEXT CHECK (outcome IN ('done', 'refused', 'unknown')),
  settled_at INTEGER,
  CHECK ((outcome IS NULL) = (settled_at IS NULL))
) STRICT;
CREATE INDEX relay_payments_open ON relay_payments (at) WHERE outcome IS NULL OR outcome = 'unknown';
CREATE INDEX relay_payments_done ON relay_payments (settled_at) WHERE outcome = 'done';
CREATE TABLE owed_settlements_of_today (
  settlement INTEGER PRIMARY KEY,
  number TEXT NOT NULL REFERENCES owed,
  at INTEGER NOT NULL,
  yen INTEGER NOT NULL CHECK (yen > 0),
  how TEXT NOT NULL CHECK (how IN ('paid', 'found', 'earned')),
  staff TEXT CHECK ((staff IS NULL) = (how = 'earned'))
) STRICT;
INSERT INTO owed_settlements_of_today SELECT settlement, number, at, yen, how, staff FROM owed_settlements;
DROP TABLE owed_settlements;
ALTER TABLE owed_settlements_of_today RENAME TO owed_settlements;
CREATE INDEX owed_settlements_by_number ON owed_settlements (number);
${forever('owed_settlements')}`;
