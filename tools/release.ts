import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { statementOf } from '#release/medium.ts';

import { build } from './release/build.ts';
import { digestOf, filesIn } from './release/folder.ts';
import { readSource } from './release/source.ts';

/**
 * `npm run release`: builds the commit that is checked out into `dist/release`. With `-- --check` it is built twice, from nothing, in
 * two folders of different depth, and every file must be the same, byte by byte. `-- --try` builds nothing to keep: it installs the
 * working tree's package in a fresh Debian and serves a visit from there (root, debootstrap). Exit 0 or 1.
 */
if (process.argv.includes('--try')) {
  const vitest = 'node_modules/vitest/vitest.mjs';
  const tried = spawnSync(process.execPath, [vitest, 'run', '--project', 'release'], { stdio: 'inherit' });
  process.exit(tried.status ?? 1);
}

/** The one model that there is. */
const MODEL = 'mado-t1';

const checkout = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const check = process.argv.includes('--check');
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')));
const source = readSource(checkout, version);
const out = join(checkout, 'dist/release');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say(`mado ${source.version}, commit ${source.commit.slice(0, 12)}, counter ${source.counter}`);
rmSync(out, { recursive: true, force: true });
const scratch = mkdtempSync(join(tmpdir(), 'mado-release-'));
try {
  const fresh = {
    checkout,
    source,
    tree: 'commit',
    modules: 'fresh',
    compression: 'small',
    model: MODEL,
  } as const;
  const { file } = build({ ...fresh, work: join(scratch, 'a'), out });
  for (const name of filesIn(out)) say(`  ${digestOf(join(out, name))}  ${name}`);
  if (check) {
    const again = join(scratch, 'out');
    build({ ...fresh, work: join(scratch, 'another/and/deeper/folder'), out: again });
    const differ = filesIn(out).filter((name) => digestOf(join(out, name)) !== digestOf(join(again, name)));
    for (const name of differ) say(`DIFFERS  ${name}`);
    if (differ.length > 0) process.exitCode = 1;
    else say('built twice, in two folders: every file is the same');
  }
  say(`not signed yet: each keeper of a key runs, with Debian's minisign,`);
  const statement = statementOf(file);
  say(
    `  minisign -S -s KEY -m ${statement} -x ${statement}.NAME.minisig -t 'mado ${source.version} ${MODEL}'`,
  );
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
