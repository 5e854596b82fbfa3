import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

const core = fileURLToPath(new URL('core.ts', import.meta.url));

function started(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [core, ...args], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status, output: stdout + stderr };
}

test('a core without a configuration says how it is started', () => {
  expect(started()).toEqual({ status: 78, output: 'usage: core.ts <terminal.json>\n' });
});

test('a core with a wrong configuration ends at once, one line for each fault, and no stack', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'mado-core-')), 'terminal.json');
  writeFileSync(file, '{"id":"demo 01"}');
  const { status, output } = started(file);
  expect(status).toBe(78);
  expect(output).toContain(`${file}: site: `);
  expect(
    output
      .split('\n')
      .filter((line) => line !== '')
      .every((line) => line.startsWith(`${file}: `)),
  ).toBe(true);
});
