import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { serveBus } from '#devices/cash/simulator/serve.ts';
import { ExitSensor } from '#devices/paper-exit/simulator/exit-sensor.ts';

import { diagnosePaperExit } from './paper-exit.ts';

const folder = mkdtempSync(join(tmpdir(), 'mado-diagnose-'));
afterAll(() => rmSync(folder, { recursive: true }));
let next = 0;

/** What a technician is told about a sensor in this state. */
async function told(sensor: Partial<ExitSensor>, ...args: readonly string[]): Promise<unknown> {
  const served = await serveBus(Object.assign(new ExitSensor(() => false), sensor), {
    unix: join(folder, `${(next += 1)}.sock`),
  });
  const found = await diagnosePaperExit(['--port', served.address, '--for', '2', ...args]);
  await served.close();
  return { ok: found.ok, ...found.json };
}

test('what the sensor sees is told, and what keeps it from being heard', async () => {
  const all = await Promise.all([
    told({}),
    told({ dirty: true }),
    told({ plugged: false }),
    told({}, '--input', '5'),
    told({}, '--unit', '9'),
  ]);
  expect(all).toMatchObject([
    { ok: true, exit: 'empty', seen: ['empty'] },
    { ok: true, exit: 'paper' },
    { ok: false, fault: { code: 'silent' } },
    { ok: false, fault: { code: 'refused' } },
    { ok: false, fault: { code: 'silent' } },
  ]);
});

test.each([
  [[], 'say where the sensor is'],
  [['--port', '/dev/x', '--unit', '300'], 'unit'],
  [['--port', 'cable 7'], 'address'],
  [['--port', '/dev/x', '--paper', 'maybe'], 'paper'],
])('%j is answered by what is wrong with it', async (args, wrong) => {
  expect((await diagnosePaperExit(args)).lines[0]).toContain(wrong);
});
