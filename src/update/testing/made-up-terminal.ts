import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import Sqlite from 'better-sqlite3';
import { z } from 'zod';

import type { Clock } from '#contract/clock.ts';
import { versionOf } from '#ledger/database/whole.ts';
import { RELEASERS, layOut, rootOf, signedBy, statementFor } from '#release/testing/made-up-release.ts';

import type { CoreHealth } from '../core-control.ts';
import { damageOf } from '../damage.ts';
import { identityIn } from '../identity.ts';
import { layoutIn } from '../layout.ts';
import { ledgerKeeper } from '../ledger-keeper.ts';
import type { Site } from '../site.ts';

/** The plug is pulled: nothing that comes after it happens. */
export class PowerCut extends Error {}

const COMMITS: Readonly<Record<number, string>> = {
  0: '0'.repeat(40),
  1: '1'.repeat(40),
  2: '2'.repeat(40),
  3: '3'.repeat(40),
};

const Content = z.object({ counter: z.int() });

/** A release of three files, by its counter. */
export function filesOf(counter: number): ReadonlyMap<string, string> {
  const identity = { version: `${counter}.0.0`, commit: COMMITS[counter] ?? '', epoch: 0, counter };
  const files = new Map([
    ['release.json', JSON.stringify(identity)],
    ['src/core.ts', `// core of ${counter}`],
    ['src/shell.ts', `// shell of ${counter}`],
  ]);
  const lines = [...files].map(
    ([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`,
  );
  return files.set('MANIFEST', lines.join(''));
}

export function lay(
  folder: string,
  files: ReadonlyMap<string, string>,
  before: (step: string) => void = () => {},
): void {
  for (const [name, text] of files) {
    before(`file ${name}`);
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Its made-up package says which it is, and no more. */
export function releaseOn(stick: string, counter: number, change: object = {}): string {
  const content = Buffer.from(JSON.stringify({ counter }));
  const statement = statementFor(content, {
    version: `${counter}.0.0`,
    counter,
    commit: COMMITS[counter] ?? '',
    manifest: createHash('sha256')
      .update(filesOf(counter).get('MANIFEST') ?? '')
      .digest('hex'),
    ...change,
  });
  return layOut(stick, { content, statement: signedBy(statement, RELEASERS.slice(0, 2)) });
}

/** A terminal with release 1 from dpkg, and time that passes at once when it is waited for. */
export class MadeUpTerminal {
  readonly site: Site;
  readonly ledger: string;
  readonly steps: string[] = [];
  /** The plug is pulled before this step, counted from 0. */
  cutAt = Number.POSITIVE_INFINITY;
  busy: CoreHealth['busy'] = null;
  /** Commits whose core does not come up. */
  readonly broken = new Set<string>();
  /** Commits whose core answers, and finds a device that it cannot work with. */
  readonly unfit = new Set<string>();
  /** Commits whose core brings the ledger to a version of its own: the counter as it is written. */
  readonly migrating = new Set<string>();
  /** Commits whose core takes money as soon as it starts. */
  readonly greedy = new Set<string>();
  /** Commits whose core finds money in doubt when it starts. */
  readonly doubtful = new Set<string>();
  /** For so many answers of a new release, staff are at its screen. */
  attended = 0;
  /** Every answer that a core gave. */
  readonly answers: CoreHealth[] = [];
  /** Whether no core can serve anybody, whichever runs. */
  deviceIsAway = false;
  /** Which release's window is on the screen, by its counter. */
  window: string | undefined = '1';
  /** Whether another updater is at work. */
  claimed = false;
  /** What each core that was started was, and whether it was whole. */
  readonly started: { readonly commit: string; readonly whole: boolean }[] = [];
  #running: string | undefined;
  #time = Date.parse('2027-01-15T00:00:00Z');

  constructor(folder: string) {
    const packaged = join(folder, 'packaged');
    lay(packaged, filesOf(1));
    mkdirSync(join(folder, 'var'), { recursive: true });
    this.ledger = join(folder, 'ledger.sqlite');
    ledgerOfOne(this.ledger);
    const layout = layoutIn(join(folder, 'var'), packaged);
    const clock: Clock = {
      now: () => this.#time,
      monotonic: () => this.#time,
      setTimeout: (callback, ms) => {
        this.#time += ms;
        queueMicrotask(callback);
        return undefined;
      },
      clearTimeout: () => {},
    };
    this.site = {
      layout,
      profile: 'production',
      model: 'mado-t1',
      processor: 'amd64',
      anchor: rootOf(),
      clock,
      core: {
        health: () => {
          const health = this.#health();
          if (health) this.answers.push(health);
          return Promise.resolve(health);
        },
        stop: () => Promise.resolve(void (this.#running = undefined)),
        start: () => Promise.resolve(this.start()),
        renewWindow: () => Promise.resolve(this.renewWindow()),
      },
      ledger: ledgerKeeper(this.ledger, layout.ledgerCopy),
      claim: () => Promise.resolve(!this.claimed),
      unpack: (deb, into) => {
        const { counter } = Content.parse(JSON.parse(readFileSync(deb, 'utf8')));
        lay(into, filesOf(counter), (step) => this.site.before(step));
      },
      before: (step) => {
        if (this.steps.length === this.cutAt) throw new PowerCut(step);
        this.steps.push(step);
      },
    };
  }

  /** What systemd does: starts whatever `current` leads to, unless a core runs. A core that cannot read the ledger ends at once. */
  start(): void {
    if (this.#running !== undefined) return;
    const folder = readlinkSync(this.site.layout.current);
    const commit = identityIn(folder)?.commit ?? '';
    this.started.push({ commit, whole: damageOf(folder).length === 0 });
    if (openAs(commit, this.ledger, this)) this.#running = commit;
  }

  /** The window is that of whatever `current` leads to, from now on. */
  renewWindow(): void {
    this.window = identityIn(readlinkSync(this.site.layout.current))?.commit.slice(0, 1);
  }

  /** The updater was killed; what it left goes on as it is. */
  killed(): void {
    this.cutAt = Number.POSITIVE_INFINITY;
  }

  /** The power is back. */
  powerOn(): void {
    this.#running = undefined;
    this.cutAt = Number.POSITIVE_INFINITY;
  }

  get running(): string | undefined {
    return this.#running?.slice(0, 1);
  }

  /** Whether residents are served by what runs. */
  get serves(): boolean {
    const health = this.#health();
    return health?.screen === 'idle';
  }

  #health(): CoreHealth | undefined {
    const commit = this.#running;
    if (commit === undefined || this.broken.has(commit)) return undefined;
    const { probation } = this.site.layout;
    const held = existsSync(probation) && readFileSync(probation, 'utf8').trim() === commit;
    const code = this.deviceIsAway || this.unfit.has(commit) ? 'printerOffline' : held ? 'onProbation' : null;
    const staffed = held && this.attended-- > 0;
    const busy = this.doubtful.has(commit) ? 'doubt' : staffed ? 'screen' : this.busy;
    return { commit, screen: code === null ? 'idle' : 'outOfService', code, busy };
  }
}

/** Of the real ledger, the tables that tell whether it may go back (src/ledger/database/schema.ts). */
function ledgerOfOne(file: string): void {
  const db = new Sqlite(file);
  db.exec(`
    PRAGMA user_version = 1;
    CREATE TABLE entries (entry INTEGER PRIMARY KEY);
    CREATE TABLE audit (sequence INTEGER PRIMARY KEY, id TEXT NOT NULL);
    CREATE TABLE outbox (sequence INTEGER PRIMARY KEY);
    INSERT INTO entries VALUES (1);
    INSERT INTO audit VALUES (1, 'cash.credited');`);
  db.close();
}

/** What a core does with the ledger when it starts; false where it refuses a version that it does not know. */
function openAs(commit: string, file: string, { migrating, greedy }: MadeUpTerminal): boolean {
  const db = new Sqlite(file);
  try {
    db.pragma('journal_mode = WAL');
    const known = migrating.has(commit) ? Number(commit[0]) : 1;
    if (versionOf(db) > known) return false;
    db.transaction(() => {
      db.pragma(`user_version = ${known}`);
      record(db, 'terminal.started');
      if (!greedy.has(commit)) return;
      db.exec('INSERT INTO entries DEFAULT VALUES');
      record(db, 'cash.credited');
    })();
    return true;
  } finally {
    db.close();
  }
}

function record(db: Sqlite.Database, id: string): void {
  const { lastInsertRowid } = db.prepare('INSERT INTO audit (id) VALUES (?)').run(id);
  db.prepare('INSERT INTO outbox VALUES (?)').run(lastInsertRowid);
}
