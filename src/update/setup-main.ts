import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import process from 'node:process';

import { examine } from './setup.ts';

/**
 * `mado-setup`, as root: what is still to be done on this machine before residents come to it, as a list in green and red. It looks
 * and changes nothing. Exit 0 when all is green.
 */
const found = examine({
  read(file) {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return undefined; // not there, or not ours to read: either is red where it matters
    }
  },
  mode: (file) => statSync(file, { throwIfNoEntry: false })?.mode,
  ask(command, ...args) {
    const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', timeout: 30_000 });
    return status === 0 ? stdout.trimEnd() : undefined;
  },
  now: Date.now(),
});
const colour = (code: number, text: string): string =>
  process.stdout.isTTY ? `\u001B[${code}m${text}\u001B[0m` : text;

for (const { name, fix } of found)
  process.stdout.write(
    fix === undefined
      ? `${colour(32, 'green')}  ${name}\n`
      : `${colour(31, 'RED')}    ${name}\n         → ${fix}\n`,
  );
const red = found.filter(({ fix }) => fix !== undefined).length;
process.stdout.write(
  red === 0 ? 'all is green: systemctl start mado-core mado-shell\n' : `${red} to be done\n`,
);
process.exitCode = red === 0 ? 0 : 1;
