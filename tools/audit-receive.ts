import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { takeCarried } from '#center/carried.ts';
import { loadCenterConfig } from '#center/config.ts';
import { keyFilesIn, readKeys } from '#center/demo-keys.ts';
import { openStore } from '#center/store/open.ts';
import { machineClock as clock } from '#contract/clock.ts';
import { Town } from '#contract/town.ts';

const USAGE =
  'usage: npm run audit:receive -- EXPORT --center center.json [--key HEX]: takes an export from a medium and lays EXPORT.receipt beside it';

/** What is wrong with an export, and what to do. */
const REFUSALS: ReadonlyMap<string, string> = new Map([
  ['format', 'This is no export of an audit log. Look at it with verify-log.'],
  ['conflict', 'It contradicts what is here: an alarm is raised. Keep the medium and tell the auditor.'],
  ['keyUnknown', 'The key of this terminal is not known here: name it with --key (npm run audit -- key).'],
  ['behind', 'Records before these are missing here. Carry an earlier export first.'],
]);

/** `npm run audit:receive`: the center's end of `npm run audit -- export`. */
async function run(file: string, center: string, hex: string | undefined): Promise<void> {
  const config = loadCenterConfig(center);
  const store = await openStore(process.env['DATABASE_URL'] ?? config.database);
  try {
    const town = Town.parse(JSON.parse(readFileSync(config.town, 'utf8')));
    const { document } = readKeys(keyFilesIn(config.keys));
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    const key = hex === undefined ? undefined : Buffer.from(hex, 'hex').toString('base64');
    await store.ready(clock.now());
    const taken = await takeCarried({ store, clock, document, code: town.municipality.code }, lines, key);
    if (!taken.ok) return refuse(REFUSALS.get(taken.error) ?? `The checkpoint was refused: ${taken.error}.`);
    writeFileSync(`${file}.receipt`, taken.value.receipt);
    process.stdout.write(`受け入れました ${taken.value.terminal}: ${taken.value.records} records.\n`);
  } finally {
    await store.close();
  }
}

function refuse(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}

const text = { type: 'string' } as const;
const { values, positionals } = parseArgs({ allowPositionals: true, options: { center: text, key: text } });
const [file] = positionals;
if (file === undefined || values.center === undefined) refuse(USAGE);
else await run(file, values.center, values.key);
