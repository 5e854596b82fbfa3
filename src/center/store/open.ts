import { postgresEngine } from './postgres.ts';
import { sqliteEngine } from './sqlite.ts';
import { createStore } from './store.ts';
import type { Store } from './store.ts';

/** Opens the store: `postgres://…` is a server, everything else the path of a SQLite file. */
export async function openStore(
  database: string,
  onLost: (cause: Error) => void = () => undefined,
): Promise<Store> {
  const engine = /^postgres(?:ql)?:\/\//.test(database)
    ? await postgresEngine(database, onLost)
    : sqliteEngine(database);
  return createStore(engine);
}
