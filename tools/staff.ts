import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

import { StaffFile } from '#contract/staff-file.ts';
import { StaffRole } from '#contract/staff-task.ts';
import { hashOf } from '#main/core/staff-door.ts';

import { lineFromStdin } from './diagnose/stdin-line.ts';
import { forTheCore } from './for-the-core.ts';

/**
 * `npm run staff -- FILE NUMBER [ROLE]`: gives a member of staff a code for this terminal, or a new one, and a role (counter,
 * cash, maintenance, manager, auditor; counter where none is named). The code of 6 to 8 digits is
 * read from standard input; the file keeps only its scrypt. `terminal.json` names the file as `staff`.
 */
const [file, staff, wanted = 'counter'] = process.argv.slice(2);
const role = StaffRole.safeParse(wanted);
const code = file && staff ? lineFromStdin() : undefined;
if (file === undefined || staff === undefined || !/^\d{1,8}$/.test(staff) || !role.success) {
  refuse(
    'usage: npm run staff -- FILE NUMBER [counter|cash|maintenance|manager|auditor] (a personal number of 1 to 8 digits); the code comes from standard input',
  );
} else if (code === undefined || !/^\d{6,8}$/.test(code.toString('latin1'))) {
  refuse('the code must be 6 to 8 digits, on one line of standard input');
} else {
  const known = existsSync(file) ? StaffFile.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
  const salt = randomBytes(16);
  const hash = await hashOf(code, salt);
  code.fill(0);
  const others = known.filter((one) => one.staff !== staff);
  const all = [...others, { staff, role: role.data, salt: salt.toString('hex'), hash: hash.toString('hex') }];
  writeFileSync(`${file}.new`, `${JSON.stringify(StaffFile.parse(all), null, 2)}\n`, { mode: 0o600 });
  forTheCore(`${file}.new`, 0o640);
  renameSync(`${file}.new`, file);
  process.stdout.write(`${staff}: code set, ${role.data}\n`);
}

function refuse(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}
