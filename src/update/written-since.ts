import type { Database } from 'better-sqlite3';
import { z } from 'zod';

/** Rows that a core writes by merely running; what they say, it finds out again. */
const OF_ITSELF: ReadonlySet<string> = new Set(['audit', 'outbox', 'observations', 'staff_tries']);

/** Events of a core that served nobody, and of staff who only looked. Any other tells of money, of a paper, or of a person. */
const IDLE: ReadonlySet<string> = new Set([
  'terminal.started',
  'terminal.stopped',
  'terminal.outOfService',
  'terminal.inService',
  'device.fault',
  'center.conflict',
  'town.adopted',
  'town.refused',
  'staff.entered',
  'staff.refused',
  'staff.denied',
  'staff.left',
]);

const Name = z.object({ name: z.string() });
const Count = z.int();

/**
 * Whether a ledger holds anything that its copy does not and that must not be lost: money, papers, visits, or a record that the
 * center may have. `after` may have a schema that nobody here knows: what cannot be compared counts as written.
 */
export function isWrittenSince(before: Database, after: Database): boolean {
  try {
    return (
      tablesOf(before).some((table) => rows(before, table) !== rows(after, table)) || isTold(before, after)
    );
  } catch {
    return true; // a table is gone, or is other than it was
  }
}

function tablesOf(db: Database): readonly string[] {
  return z
    .array(Name)
    .parse(
      db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all(),
    )
    .map(({ name }) => name)
    .filter((name) => !OF_ITSELF.has(name));
}

function rows(db: Database, table: string): number {
  return Count.parse(db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get());
}

/** The new records say more than that a core ran, or the center has confirmed some: it remembers what came after them. */
function isTold(before: Database, after: Database): boolean {
  const head = Count.parse(before.prepare('SELECT coalesce(max(sequence), 0) FROM audit').pluck().get());
  const ids = z
    .array(z.string())
    .parse(after.prepare('SELECT id FROM audit WHERE sequence > ?').pluck().all(head));
  const unsent = Count.parse(
    after.prepare('SELECT count(*) FROM outbox WHERE sequence > ?').pluck().get(head),
  );
  return ids.some((id) => !IDLE.has(id)) || unsent !== ids.length;
}
