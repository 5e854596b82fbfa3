import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { claimLedger } from './only-one.ts';

const run = promisify(execFile);

test('one process alone may have a ledger; another folder is another matter', async () => {
  const folder = `/made-up/${process.pid}`;
  expect(await claimLedger(folder)).toBe(true);
  const other = `import { claimLedger } from '#main/core/only-one.ts';
    console.log(await claimLedger('${folder}'), await claimLedger('${folder}-2'));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', other]);
  expect(stdout.trim()).toBe('false true');
});
