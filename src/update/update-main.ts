import process from 'node:process';
import { parseArgs } from 'node:util';

import { siteHere } from './on-this-machine.ts';
import { readState } from './state.ts';
import { prove, resume } from './trial.ts';
import { update } from './update.ts';

/**
 * `mado-update FILE.deb [--wait MINUTES]`, as root. `--resume` is run before the core at each start of the machine, `--confirm` after
 * it. Exit 0, or 1 with one line that says what to do.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    wait: { type: 'string', default: '0' },
    resume: { type: 'boolean', default: false },
    confirm: { type: 'boolean', default: false },
  },
});

try {
  process.exitCode = (await main(positionals[0])) ? 0 : 1;
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function main(file: string | undefined): Promise<boolean> {
  const site = siteHere();
  if (values.resume) {
    say(resume(site));
    return true;
  }
  if (values.confirm) {
    const { trial } = readState(site.layout);
    if (trial !== null) say(await prove(trial, site));
    return true;
  }
  if (file === undefined || !/^\d{1,4}$/.test(values.wait)) {
    say('usage: mado-update FILE.deb [--wait MINUTES]');
    return false;
  }
  const { ok, line } = await update(file, site, Number(values.wait) * 60_000);
  say(line);
  return ok;
}

function say(line: string): void {
  process.stdout.write(`mado-update: ${line}\n`);
}
