import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { openableBrowsers } from './browser.ts';
import type { Display } from './display.ts';
import { figure } from './figure.ts';
import type { Chapter } from './figure.ts';
import { firstScreenIn } from './first-screen.ts';
import type { FirstScreen } from './first-screen.ts';
import { spread } from './stats.ts';
import type { Surroundings } from './terminal.ts';

const RUNS = 5;
const SHELL = fileURLToPath(new URL('../../src/main/shell/chromium-main.ts', import.meta.url));

/** How long a terminal that is set up takes from being started to its first screen, and where the time goes. */
export async function measureStart(surroundings: Surroundings, display: Display): Promise<Chapter> {
  const ready: number[] = [];
  const blank: number[] = [];
  const starts: FirstScreen[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    ready.push(await timeToReady(surroundings));
    blank.push(await timeOfBareNode());
    starts.push(await startShell(surroundings, display));
  }
  const of = (moment: keyof FirstScreen) => ({ ...spread(starts.map((start) => start[moment])) });
  const core = spread(ready);
  return {
    title: `Start of the Chromium shell, ${display.name}: ${RUNS} runs, from the program's start`,
    figures: [
      figure(
        'core alone, until it is ready',
        'ms',
        { ...core },
        {
          against: ['node that does nothing', core.p50 / spread(blank).p50],
        },
      ),
      figure('shell, until the first byte for the window', 'ms', of('firstByte')),
      figure('shell, until the first paint', 'ms', of('firstPaint')),
      figure('shell, until the first screen is drawn', 'ms', of('drawn'), { goal: { p99: 3_000 } }),
    ],
  };
}

async function timeToReady(surroundings: Surroundings): Promise<number> {
  const begun = performance.now();
  const core = await surroundings.startCore();
  const took = performance.now() - begun;
  await core.stop();
  return took;
}

async function timeOfBareNode(): Promise<number> {
  const begun = performance.now();
  await once(spawn(process.execPath, ['-e', ''], { stdio: 'ignore' }), 'exit');
  return performance.now() - begun;
}

/** Moments in ms since the shell was started. */
async function startShell({ config, folder }: Surroundings, display: Display): Promise<FirstScreen> {
  const browsers = await openableBrowsers(display, folder);
  const log = openSync(join(folder, 'terminal.log'), 'a', 0o600);
  const begun = performance.timeOrigin + performance.now();
  const shell = spawn(process.execPath, [SHELL, config, 'kiosk'], {
    stdio: ['ignore', log, log],
    env: { ...process.env, DISPLAY: display.x, MADO_CHROMIUM: browsers.command },
  });
  const ended = once(shell, 'exit');
  try {
    const { firstByte, firstPaint, drawn } = await firstScreenIn(await browsers.debuggerUrl());
    return { firstByte: firstByte - begun, firstPaint: firstPaint - begun, drawn: drawn - begun };
  } finally {
    shell.kill();
    await ended;
  }
}
