import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { expect, test } from 'vitest';

import { claimUpdate } from './lock.ts';

test('one updater at a time, and whoever is killed is in nobody’s way', async () => {
  const lock = JSON.stringify(new URL('lock.ts', import.meta.url).href);
  const program = `
    const { claimUpdate } = await import(${lock});
    console.log(await claimUpdate('/made/up'));
    setInterval(() => {}, 1_000);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  expect(String((await once(other.stdout, 'data'))[0])).toBe('true\n');
  expect(await claimUpdate('/made/up')).toBe(false);
  expect(await claimUpdate('/another/terminal')).toBe(true);
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(await claimUpdate('/made/up')).toBe(true);
});
