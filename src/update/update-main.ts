import process from 'node:process';
import { parseArgs } from 'node:util';

import { wait } from '#contract/clock.ts';

import { siteHere } from './on-this-machine.ts';
import { mend, resume } from './trial.ts';
import { update } from './update.ts';

/** How often a watcher asks whether the updater before it has ended, ms. */
const CLAIM_EVERY_MS = 2_000;

/**
 * `mado-update FILE.deb [--wait MINUTES]`, as root. `--resume` is run before the core at each start of the machine; `--confirm` as
 * long as a release is on probation, behind the updater that put it there, should that be killed. Exit 0, or 1 with one line that says
 * what to do.
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
    while (!(await site.claim())) await wait(site.clock, CLAIM_EVERY_MS);
    say(await mend(site));
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
