import type { Database } from 'better-sqlite3';

import { count } from './query.ts';

/**
 * A question that is asked many times a second, answered from memory until this connection, the only one that writes, has
 * changed anything. What is asked inside a transaction may yet be taken back, and is not remembered.
 */
export function remembered<Key extends string | number, Answer>(
  db: Database,
  ask: (key: Key) => Answer,
): (key: Key) => Answer {
  const changes = count(db, 'SELECT total_changes()');
  const answers = new Map<Key, { readonly answer: Answer }>();
  let as = -1;
  return (key) => {
    if (db.inTransaction) return ask(key);
    const now = changes();
    if (now !== as) answers.clear();
    as = now;
    const known = answers.get(key);
    if (known) return known.answer;
    const answer = ask(key);
    answers.set(key, { answer });
    return answer;
  };
}
