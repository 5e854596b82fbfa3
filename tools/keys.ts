import { parseArgs } from 'node:util';

import { machineClock } from '#contract/clock.ts';

import { KEY_COMMANDS } from './keys/commands.ts';

const USAGE = `usage: npm run keys -- COMMAND --dir FOLDER
  init --profile demo|production     a root key, and empty lists
  new --town NAME [--from DAY] [--until DAY]   a signing key, on the trust list (a year from today)
  list                               the keys, and what they are good for
  retire KID --until DAY             the last day on which it signs
  compromised KID --since TIME       others may have signed with it since then
  void SERIAL --reason misprint|jam|refund|withdrawn   a paper that is not to count
  void --center DATABASE             all copies that the center knows as not printed or withdrawn
  log --center DATABASE --out FILE   the log of issued hashes, signed
  page --out FOLDER                  anchor and lists for the checking page, and nothing secret`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dir: { type: 'string' },
    profile: { type: 'string' },
    town: { type: 'string' },
    from: { type: 'string' },
    until: { type: 'string' },
    since: { type: 'string' },
    reason: { type: 'string' },
    center: { type: 'string' },
    out: { type: 'string' },
  },
});
const [name = '', subject] = positionals;
const command = KEY_COMMANDS.get(name);
if (command === undefined || values.dir === undefined) {
  console.error(USAGE);
  process.exitCode = 1;
} else {
  try {
    const now = new Date(machineClock.now());
    for (const line of await command({ ...values, dir: values.dir, subject, now })) console.log(line);
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : 'failed');
    process.exitCode = 1;
  }
}
