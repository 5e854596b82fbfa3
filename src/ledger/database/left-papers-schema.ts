import { refusing } from './schema-codes.ts';
import { forever } from './forever.ts';

/** 取り忘れ物の処理: what became of papers that were left in the tray; whose they were is known of the newest visit only. */
export const leftPapers = `
CREATE TABLE clearances (
  clearance INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  visit TEXT REFERENCES forgotten,
  sheets INTEGER NOT NULL CHECK (sheets >= 0),
  disposal TEXT NOT NULL CHECK (disposal IN ('kept', 'handedOver', 'destroyed', 'notFound', 'gone')),
  staff TEXT CHECK ((staff IS NULL) = (disposal = 'gone'))
) STRICT;
CREATE UNIQUE INDEX clearances_by_visit ON clearances (visit) WHERE visit IS NOT NULL;
${forever('clearances')}
CREATE TABLE orphans (
  issue TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  printer TEXT NOT NULL CHECK (printer IN ('certificates', 'slips'))
) STRICT, WITHOUT ROWID;${refusing({ clearances: ['visit', 'staff'], orphans: ['issue'] }, 'codes', '0-9A-Za-z:._-')}`;
