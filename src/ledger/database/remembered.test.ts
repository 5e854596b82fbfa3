import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';

import { count } from './query.ts';
import { remembered } from './remembered.ts';

function sums() {
  const db = new Sqlite(':memory:');
  db.exec('CREATE TABLE coins (unit TEXT, yen INTEGER)');
  const insert = db.prepare('INSERT INTO coins VALUES (?, ?)');
  const sum = count(db, 'SELECT sum(yen) FROM coins WHERE unit = ?');
  let asked = 0;
  const ask = remembered(db, (unit: string) => {
    asked += 1;
    return sum(unit);
  });
  return { db, ask, put: (unit: string, yen: number) => insert.run(unit, yen), asked: () => asked };
}

test('a question is asked once for each key until something is written', () => {
  const { ask, put, asked } = sums();
  put('a', 100);
  put('b', 50);
  for (let times = 0; times < 3; times += 1) expect([ask('a'), ask('b')]).toEqual([100, 50]);
  expect(asked()).toBe(2);
  put('a', 10);
  expect([ask('a'), ask('b')]).toEqual([110, 50]);
  expect(asked()).toBe(4);
});

test('what a transaction took back was never remembered', () => {
  const { db, ask, put } = sums();
  put('a', 100);
  expect(ask('a')).toBe(100);
  const failing = db.transaction(() => {
    put('a', 10);
    expect(ask('a')).toBe(110);
    throw new Error('taken back');
  });
  expect(failing).toThrow('taken back');
  expect(ask('a')).toBe(100);
});

test('undefined is an answer, too', () => {
  const { db } = sums();
  let asked = 0;
  const ask = remembered<number, undefined>(db, () => {
    asked += 1;
    return undefined;
  });
  expect([ask(1), ask(1)]).toEqual([undefined, undefined]);
  expect(asked).toBe(1);
});
