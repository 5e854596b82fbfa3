import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { statementOf } from '#release/medium.ts';
import { rootOf } from '#release/testing/made-up-release.ts';
import { signerNamed } from '#release/testing/signer.ts';

import { root } from '../../tools/demo/folder.ts';
import { build } from '../../tools/release/build.ts';
import { settle } from '../../tools/release/folder.ts';
import { stateRelease } from '../../tools/release/state.ts';
import { writeManifest } from '../../tools/release/stage.ts';
import type { Source } from '../../tools/release/source.ts';

const KEEPERS = [signerNamed('keeper 1'), signerNamed('keeper 2')];
const MODEL = 'mado-t1';

/** The list of keys that goes with these releases. */
export const ANCHOR = JSON.stringify(
  rootOf({ release: { threshold: 2, keys: KEEPERS.map(({ publicKey }) => publicKey) } }),
);

export function sourceOf(counter: number): Source {
  const commit = createHash('sha1').update(String(counter)).digest('hex');
  return {
    commit,
    epoch: Math.floor(Date.now() / 1000) - 3_600,
    version: `${counter}.0.0`,
    counter,
    changes: [],
  };
}

/** Builds the working tree as the release of this counter, in a folder of its own; answers its package. */
export function buildRelease(scratch: string, counter: number): string {
  const out = join(scratch, `release-${counter}`);
  const common = {
    checkout: root.replace(/\/$/, ''),
    tree: 'working',
    modules: 'here',
    compression: 'quick',
  } as const;
  const source = sourceOf(counter);
  const { file } = build({ ...common, source, model: MODEL, work: join(scratch, 'work'), out });
  return join(out, file);
}

/** A core that brings the ledger to a version that nobody else knows, and ends. */
const BREAKS_THE_LEDGER = `
import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
const { data } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const db = new Sqlite(data + '/ledger.sqlite');
db.pragma('user_version = 999');
db.close();
process.exit(1);
`;

/** The same package once more, as a later release that breaks what it finds. It is made and signed like any other. */
export function breakRelease(deb: string, scratch: string, counter: number): string {
  const tree = join(scratch, 'broken');
  execFileSync('dpkg-deb', ['--raw-extract', deb, tree]);
  const home = join(tree, 'usr/lib/mado');
  const source = sourceOf(counter);
  const { version, commit, epoch } = source;
  rmSync(join(home, 'MANIFEST'));
  writeFileSync(join(home, 'src/main/core.ts'), BREAKS_THE_LEDGER);
  writeFileSync(join(home, 'release.json'), JSON.stringify({ version, commit, epoch, counter }));
  const manifestSha256 = writeManifest(tree);
  settle(tree, epoch);
  const out = join(scratch, `release-${counter}`);
  const file = `mado_${version}_amd64.deb`;
  execFileSync('mkdir', ['-p', out]);
  execFileSync('dpkg-deb', ['-Zzstd', '-z1', '--build', tree, join(out, file)], { stdio: 'ignore' });
  stateRelease({
    out,
    file,
    source,
    model: MODEL,
    processor: process.arch === 'arm64' ? 'arm64' : 'amd64',
    manifestSha256,
  });
  return join(out, file);
}

/** What its keepers do with minisign. */
export function signRelease(deb: string): void {
  const statement = statementOf(deb);
  for (const [at, keeper] of KEEPERS.entries())
    writeFileSync(`${statement}.keeper${at}.minisig`, keeper.sign(readFileSync(statement)));
}
