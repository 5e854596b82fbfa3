import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { versionOf } from '#ledger/database/whole.ts';

import { placeOf } from './bring-in.ts';
import { readState } from './state.ts';
import { MadeUpTerminal, releaseOn } from './testing/made-up-terminal.ts';
import { update } from './update.ts';

const TWO = '2'.repeat(40);
let folder: string;
let terminal: MadeUpTerminal;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mado-trial-'));
  terminal = new MadeUpTerminal(folder);
  placeOf(terminal.site.layout);
  terminal.start();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (counter: number) => update(releaseOn(join(folder, 'stick'), counter), terminal.site, 60_000);

describe('a release that answers, and cannot serve,', () => {
  test('goes back where the one before it could', async () => {
    terminal.unfit.add(TWO);
    expect(await run(2)).toMatchObject({ ok: false, line: expect.stringContaining('did not prove itself') });
    expect([terminal.running, terminal.serves]).toEqual(['1', true]);
  });

  test('is kept where the one before it could not either', async () => {
    terminal.deviceIsAway = true;
    expect(await run(2)).toMatchObject({ ok: true });
  });

  test('is given time while staff work at its screen, and not for ever', async () => {
    terminal.attended = 100;
    expect(await run(2)).toMatchObject({ ok: true });
    terminal.attended = 1_000;
    expect(await run(3)).toMatchObject({ ok: false });
    expect([terminal.running, terminal.serves]).toEqual(['2', true]);
  });

  test('goes back where it put something in doubt', async () => {
    terminal.doubtful.add(TWO);
    expect(await run(2)).toMatchObject({ ok: false });
    expect(terminal.running).toBe('1');
  });
});

describe('a release that brings the ledger to a version of its own', () => {
  const entries = (): unknown => {
    const db = new Sqlite(terminal.ledger);
    try {
      return [versionOf(db), db.prepare('SELECT count(*) FROM entries').pluck().get()];
    } finally {
      db.close();
    }
  };

  beforeEach(() => void terminal.migrating.add(TWO));

  test('is kept with it', async () => {
    expect(await run(2)).toMatchObject({ ok: true });
    expect([entries(), terminal.serves]).toEqual([[2, 1], true]);
  });

  test('goes back together with it, and the books are those of before', async () => {
    terminal.unfit.add(TWO);
    expect(await run(2)).toMatchObject({ ok: false });
    expect([terminal.running, terminal.serves, entries()]).toEqual(['1', true, [1, 1]]);
    expect(existsSync(`${terminal.site.layout.ledgerCopy}.tried`)).toBe(true);
  });

  test('stays if it has written money into it, for no yen is lost to an update', async () => {
    terminal.unfit.add(TWO);
    terminal.greedy.add(TWO);
    expect(await run(2)).toMatchObject({ ok: false, line: expect.stringContaining('so it stays') });
    expect([terminal.running, terminal.serves, entries()]).toEqual(['2', false, [2, 3]]);
    expect(readState(terminal.site.layout).trial).toBeNull();
  });

  test('serves nobody, and tells the center nothing, before it is kept', async () => {
    await run(2);
    const codes = terminal.answers.filter(({ commit }) => commit === TWO).map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['onProbation']));
  });

  test('is not begun where the ledger cannot be copied', async () => {
    terminal.site.ledger.copy = () => Promise.reject(new Error('the disk is full'));
    expect(await run(2)).toMatchObject({ ok: false, line: expect.stringContaining('cannot be copied') });
    expect([placeOf(terminal.site.layout), terminal.running, terminal.serves]).toEqual([
      'packaged',
      '1',
      true,
    ]);
  });
});
