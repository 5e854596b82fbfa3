import Database from 'better-sqlite3';

/** A second look into a center's database while it runs. */
export interface Reading extends Disposable {
  count(table: string): number;
  rows(sql: string): readonly unknown[];
}

export function readingOf(file: string): Reading {
  const store = new Database(file, { readonly: true });
  return {
    count: (table) => Number(store.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
    rows: (sql) => store.prepare(sql).all(),
    [Symbol.dispose]() {
      store.close();
    },
  };
}
