import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import type { Clock } from '#contract/clock.ts';
import { RELEASERS, layOut, rootOf, signedBy, statementFor } from '#release/testing/made-up-release.ts';

import type { CoreHealth } from '../core-control.ts';
import { damageOf } from '../damage.ts';
import { identityIn } from '../identity.ts';
import { layoutIn } from '../layout.ts';
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
  readonly steps: string[] = [];
  /** The plug is pulled before this step, counted from 0. */
  cutAt = Number.POSITIVE_INFINITY;
  busy: CoreHealth['busy'] = null;
  /** Commits whose core does not come up. */
  readonly broken = new Set<string>();
  /** What each core that was started was, and whether it was whole. */
  readonly started: { readonly commit: string; readonly whole: boolean }[] = [];
  #running: string | undefined;
  #time = Date.parse('2027-01-15T00:00:00Z');

  constructor(folder: string) {
    const packaged = join(folder, 'packaged');
    lay(packaged, filesOf(1));
    mkdirSync(join(folder, 'var'), { recursive: true });
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
      layout: layoutIn(join(folder, 'var'), packaged),
      profile: 'production',
      model: 'mado-t1',
      processor: 'amd64',
      anchor: rootOf(),
      clock,
      core: {
        health: () => Promise.resolve(this.#health()),
        stop: () => Promise.resolve(void (this.#running = undefined)),
        start: () => Promise.resolve(this.start()),
      },
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

  /** What systemd does: starts whatever `current` leads to. */
  start(): void {
    const folder = readlinkSync(this.site.layout.current);
    this.#running = identityIn(folder)?.commit;
    this.started.push({ commit: this.#running ?? '', whole: damageOf(folder).length === 0 });
  }

  /** The power is back. */
  powerOn(): void {
    this.#running = undefined;
    this.cutAt = Number.POSITIVE_INFINITY;
  }

  get running(): string | undefined {
    return this.#running?.slice(0, 1);
  }

  #health(): CoreHealth | undefined {
    if (this.#running === undefined || this.broken.has(this.#running)) return undefined;
    return { commit: this.#running, screen: 'idle', busy: this.busy };
  }
}
