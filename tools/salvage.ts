import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { exportRuns } from './salvage/export.ts';
import { findingsOf } from './salvage/findings.ts';
import { salvage } from './salvage/salvage.ts';
import { linesOf } from './salvage/words.ts';

/**
 * `npm run salvage -- FILE [--export FOLDER] [--json]`, on a terminal `mado salvage`: what can still be read of a damaged ledger, and its
 * records as files for the center (`npm run audit:receive`). The file itself is never written to. Exit 0 when all of it was read.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { export: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const [file] = positionals;
if (file === undefined || !existsSync(file)) {
  process.stderr.write(
    'usage: npm run salvage -- FILE [--export FOLDER] [--json]; FILE is a ledger.sqlite\n',
  );
  process.exitCode = 1;
} else {
  const read = salvage(file);
  const found = findingsOf(read);
  const exported = values.export === undefined ? [] : exportRuns(found, read.rows.checkpoints, values.export);
  const { runs, ...rest } = found;
  const records = runs.map((run) => ({ first: run[0]?.sequence, last: run.at(-1)?.sequence }));
  const { integrity, lost, partial, missing } = read;
  const lines = values.json
    ? [JSON.stringify({ integrity, lost, partial, missing, ...rest, records, exported })]
    : [...linesOf(read, found), ...exported.map(({ file: name }) => `written        ${name}`)];
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = integrity === 'ok' && lost === 0 && partial.length === 0 ? 0 : 1;
}
