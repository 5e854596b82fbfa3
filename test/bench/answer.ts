import { setTimeout as pause } from 'node:timers/promises';

import type { Frame } from '#contract/screen.ts';

import { startEcho } from './echo.ts';
import type { Echo } from './echo.ts';
import { figure } from './figure.ts';
import type { Chapter } from './figure.ts';
import { taps } from './round.ts';
import type { Step } from './round.ts';
import { spread } from './stats.ts';
import type { Surroundings } from './terminal.ts';
import { openWire } from './wire.ts';
import type { Wire } from './wire.ts';

const ACTIONS = 504;
/** The first ones find nothing compiled yet; a terminal is warm all day. They are left out. */
const WARM_UP = 48;
/** The gateway drops what no hand could tap: 40 in a second. */
const BETWEEN_MS = 26;

/** How long the core takes from an action to the next screen, over the gateway's WebSocket; in turns with a bare echo. */
export async function measureAnswer(surroundings: Surroundings): Promise<Chapter> {
  const core = await surroundings.startCore();
  const wire = await openWire(await core.startUrl());
  const echo = await startEcho();
  try {
    await wire.shows('idle');
    await answers(wire, echo, WARM_UP);
    const before = wire.count();
    const { core, bare } = await answers(wire, echo, ACTIONS);
    const [answered, echoed] = [spread(core), spread(bare)];
    return {
      title: `The core's answer over the gateway's WebSocket: ${ACTIONS} actions that change the screen`,
      figures: [
        figure(
          'action → next screen',
          'ms',
          { ...answered },
          {
            goal: { p99: 5 },
            against: ['bare ws echo (p50)', answered.p50 / echoed.p50],
          },
        ),
        figure('bare ws echo', 'ms', { ...echoed }),
        figure('frames sent for an action', '', { mean: (wire.count() - before) / ACTIONS }),
      ],
    };
  } finally {
    await wire.close();
    await echo.stop();
    await core.stop();
  }
}

async function answers(wire: Wire, echo: Echo, count: number): Promise<{ core: number[]; bare: number[] }> {
  const core: number[] = [];
  const bare: number[] = [];
  for (const step of taps(count)) {
    const message = { type: 'action', instance: wire.frame().instance, action: step.action } as const;
    const next = wire.until((frame) => follows(frame, step));
    const sent = performance.now();
    wire.send(message);
    await next;
    core.push(wire.at() - sent);
    await pause(BETWEEN_MS / 2);
    const echoed = performance.now();
    await echo.roundTrip(JSON.stringify(message));
    bare.push(performance.now() - echoed);
    await pause(BETWEEN_MS / 2);
  }
  return { core, bare };
}

/** Whether this is the screen that the action asked for. */
function follows({ screen, furigana }: Frame, { action, leadsTo }: Step): boolean {
  return screen.name === leadsTo && (action.name !== 'setFurigana' || furigana === action.shown);
}
