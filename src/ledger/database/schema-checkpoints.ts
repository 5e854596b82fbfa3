/**
 * Signed heads of the tree over the audit records. `peaks` are the tree's perfect subtrees, so that it grows from here without
 * being read anew. Of a checkpoint that is there, only the center's countersignature is added, once.
 */
export const checkpoints = `
CREATE TABLE checkpoints (
  size INTEGER PRIMARY KEY CHECK (size > 0),
  at INTEGER NOT NULL,
  root TEXT NOT NULL,
  peaks TEXT NOT NULL,
  signature TEXT NOT NULL,
  cosignature TEXT
) STRICT;
CREATE TRIGGER checkpoints_grow BEFORE INSERT ON checkpoints
WHEN NEW.size <= (SELECT coalesce(max(size), 0) FROM checkpoints)
BEGIN SELECT RAISE(ABORT, 'a checkpoint covers more than the one before'); END;
CREATE TRIGGER checkpoints_stay_as_they_are BEFORE UPDATE ON checkpoints
WHEN OLD.cosignature IS NOT NULL OR NEW.size <> OLD.size OR NEW.at <> OLD.at OR NEW.root <> OLD.root
  OR NEW.peaks <> OLD.peaks OR NEW.signature <> OLD.signature
BEGIN SELECT RAISE(ABORT, 'checkpoints are never changed'); END;
CREATE TRIGGER checkpoints_stay BEFORE DELETE ON checkpoints
BEGIN SELECT RAISE(ABORT, 'checkpoints are never deleted'); END;`;
