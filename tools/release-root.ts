import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { RootStatement } from '#release/statement.ts';

/**
 * `npm run release:root -- --version 1 --expires 2029-01-01 --root 2:a.pub,b.pub,c.pub --release 2:d.pub,e.pub [--floor N]`: writes
 * `1.root.json`, the list of whose signatures count. The first is put on every terminal by hand, as `/etc/mado/release-root.json`;
 * each later one is signed by keys of the one before and by its own, and goes with a release.
 */
const { values } = parseArgs({
  options: {
    version: { type: 'string', default: '1' },
    expires: { type: 'string', default: '' },
    root: { type: 'string', default: '' },
    release: { type: 'string', default: '' },
    floor: { type: 'string', default: '0' },
  },
});
const made = RootStatement.safeParse({
  type: 'mado-root',
  version: Number(values.version),
  expires: `${values.expires}T00:00:00Z`,
  root: roleOf(values.root),
  release: roleOf(values.release),
  floor: Number(values.floor),
});
if (made.success) {
  const file = `${made.data.version}.root.json`;
  writeFileSync(file, `${JSON.stringify(made.data, null, 2)}\n`, { flag: 'wx' });
  process.stdout.write(
    `${file}: ask its keepers to sign: minisign -S -s KEY -m ${file} -x ${file}.NAME.minisig\n`,
  );
} else {
  for (const { path, message } of made.error.issues)
    process.stderr.write(`--${path.join('.')}: ${message}\n`);
  process.exitCode = 1;
}

/** `2:a.pub,b.pub`: two of these; the second line of a `.pub` file is the key. */
function roleOf(text: string): unknown {
  const [threshold = '', files = ''] = text.split(':');
  const keys = files
    .split(',')
    .filter(Boolean)
    .map((file) => readFileSync(file, 'utf8').split('\n')[1]);
  return { threshold: Number(threshold), keys };
}
