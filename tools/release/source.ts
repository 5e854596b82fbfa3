import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a release comes from, as git knows it. Two machines with the same commit say the same. */
export interface Source {
  /** 40 hex digits. */
  readonly commit: string;
  /** The commit's time, s since 1970: SOURCE_DATE_EPOCH of everything that is built. */
  readonly epoch: number;
  /** The number of a tag `v1.2.3`; anything else is a trial, which Debian sorts before the release (`~`). */
  readonly version: string;
  /** Commits behind this one: it grows with every release, so a terminal can tell an older one. */
  readonly counter: number;
  /** What changed since the tag before, newest first: the first lines of the commits that are no merges. */
  readonly changes: readonly string[];
}

/** Reads the commit that is checked out. Throws where something is not committed: it would be in no release. */
export function readSource(folder: string, packageVersion: string): Source {
  const git = (...args: string[]): string => run(folder, args);
  const open = git('status', '--porcelain', '--untracked-files=no');
  if (open !== '') throw new Error(`commit first, a release is built from a commit:\n${open}`);
  const commit = git('rev-parse', 'HEAD');
  const counter = Number(git('rev-list', '--count', 'HEAD'));
  const tag = `v${packageVersion}`;
  const released = git('tag', '--points-at', 'HEAD').split('\n').includes(tag);
  const before = git('tag', '--merged', 'HEAD', '--sort=-creatordate', '--list', 'v*')
    .split('\n')
    .find((name) => name !== '' && name !== tag);
  const range = before === undefined ? 'HEAD' : `${before}..HEAD`;
  return {
    commit,
    epoch: Number(git('show', '-s', '--format=%ct', 'HEAD')),
    version: released ? packageVersion : `${packageVersion}~${counter}.${commit.slice(0, 8)}`,
    counter,
    changes: git('log', '--no-merges', '--format=%s', range).split('\n'),
  };
}

/** Writes the commit's files, and nothing else, into a folder. */
export function exportTree(folder: string, commit: string, into: string): void {
  mkdirSync(into, { recursive: true });
  const tar = execFileSync('git', ['archive', '--format=tar', commit], { cwd: folder, maxBuffer: 1 << 28 });
  execFileSync('tar', ['-x', '-C', into], { input: tar });
}

/** Writes the files of the checkout as they are now: for trying out what is not committed yet. */
export function copyTree(folder: string, into: string): void {
  const listed = run(folder, ['ls-files', '--cached', '--others', '--exclude-standard', '-z']);
  for (const file of listed.split('\0'))
    if (file !== '' && existsSync(join(folder, file))) cpSync(join(folder, file), join(into, file));
}

function run(cwd: string, args: readonly string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26 }).trim();
}
