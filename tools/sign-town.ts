import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { loadCenterConfig } from '#center/config.ts';
import { keyFilesIn, readKeys } from '#center/demo-keys.ts';
import { Town } from '#contract/town.ts';
import { signTownFile, signatureFileOf } from '#main/town/town-file.ts';

/**
 * `npm run town:sign -- town.json --center center.json`, at the center: the town's signature over the file that is installed with a
 * terminal, as `town.json.sig` beside it. A terminal in production does not start without.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { center: { type: 'string' } },
});
const [file] = positionals;
if (file === undefined || values.center === undefined) {
  refuse('usage: npm run town:sign -- town.json --center center.json');
} else {
  const bytes = readFileSync(file);
  const town = Town.safeParse(JSON.parse(bytes.toString('utf8')));
  if (town.success) {
    const { document } = readKeys(keyFilesIn(loadCenterConfig(values.center).keys));
    writeFileSync(signatureFileOf(file), `${signTownFile(bytes, document)}\n`);
    process.stdout.write(`${signatureFileOf(file)}: install it beside the file\n`);
  } else {
    refuse(...town.error.issues.map(({ path, message }) => `${file}: ${path.join('.')}: ${message}`));
  }
}

function refuse(...lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
