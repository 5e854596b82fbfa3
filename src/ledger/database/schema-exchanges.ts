import { refusing } from './schema-codes.ts';

/** 開扉・閉扉: when staff had their hands in the units, after which count; one at a time, and ended once. */
export const exchanges = `
CREATE TABLE exchanges (
  exchange INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  after_count INTEGER NOT NULL,
  staff TEXT NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX exchanges_open ON exchanges (ended_at IS NULL) WHERE ended_at IS NULL;
CREATE TRIGGER exchanges_stay_as_they_are BEFORE UPDATE ON exchanges
WHEN OLD.ended_at IS NOT NULL OR NEW.exchange <> OLD.exchange OR NEW.at <> OLD.at
  OR NEW.after_count <> OLD.after_count OR NEW.staff <> OLD.staff
BEGIN SELECT RAISE(ABORT, 'exchanges are never changed'); END;
CREATE TRIGGER exchanges_stay BEFORE DELETE ON exchanges
BEGIN SELECT RAISE(ABORT, 'exchanges are never deleted'); END;
${refusing({ exchanges: ['staff'] }, 'codes', '0-9A-Za-z:._-')}`;
