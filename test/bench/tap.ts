import type { Display } from './display.ts';
import { figure } from './figure.ts';
import type { Chapter, Figure } from './figure.ts';
import { fingerBefore } from './finger.ts';
import type { Finger, Moments } from './finger.ts';
import { buttonOf, taps } from './round.ts';
import { spread } from './stats.ts';
import { serveStillPage } from './still-page.ts';
import type { Surroundings } from './terminal.ts';
import { openWindow } from './window.ts';

const TAPS = 200;
const WARM_UP = 16;
/** The floor is steadier and needs fewer taps. */
const FLOOR_EVERY = 2;
/** One frame at 60 Hz, ms. */
const FRAME_MS = 16.7;

/** How soon a tap is seen, in a window without a GPU; in turns with a page that has no core. */
export async function measureTaps(surroundings: Surroundings, display: Display): Promise<Chapter> {
  const core = await surroundings.startCore();
  const still = await serveStillPage();
  const screens = await openWindow(display, surroundings.folder, await core.startUrl());
  const floor = await openWindow(display, surroundings.folder, still.url);
  try {
    const fingers = { screens: await fingerBefore(screens), floor: await fingerBefore(floor) };
    await inTurns(fingers, WARM_UP);
    const { mine, bare } = await inTurns(fingers, TAPS);
    return {
      title: `A tap in a window of the Chromium shell, ${display.name}, no GPU: ${TAPS} taps that change the screen`,
      figures: [
        span('pointerdown → pressed', mine, bare, 'down', 'pressed', {}),
        span('pointerdown → next frame', mine, bare, 'down', 'pressedFrame', { p99: FRAME_MS }),
        span('touch → next frame', mine, bare, 'touch', 'pressedFrame', {}),
        span('pointerup → changed screen', mine, bare, 'up', 'changed', { p50: 40, p99: 60 }),
        span('pointerup → next frame', mine, bare, 'up', 'changedFrame', {}),
        span('lift → next frame', mine, bare, 'lift', 'changedFrame', {}),
      ],
    };
  } finally {
    await screens.close();
    await floor.close();
    still.stop();
    await core.stop();
  }
}

async function inTurns(
  { screens, floor }: { readonly screens: Finger; readonly floor: Finger },
  count: number,
): Promise<{ mine: Moments[]; bare: Moments[] }> {
  const mine: Moments[] = [];
  const bare: Moments[] = [];
  for (const [index, step] of [...taps(count)].entries()) {
    mine.push(await screens.tap(buttonOf(step)));
    if (index % FLOOR_EVERY === 0) bare.push(await floor.tap('button'));
  }
  return { mine, bare };
}

function span(
  name: string,
  mine: readonly Moments[],
  bare: readonly Moments[],
  from: keyof Moments,
  to: keyof Moments,
  goal: Figure['goal'],
): Figure {
  const spreadOf = (all: readonly Moments[]) => spread(all.map((moments) => moments[to] - moments[from]));
  const [ours, floor] = [spreadOf(mine), spreadOf(bare)];
  return figure(
    name,
    'ms',
    { ...ours },
    {
      goal,
      against: [
        `page without a core (p50 ${floor.p50.toFixed(1)}, p99 ${floor.p99.toFixed(1)} ms)`,
        ours.p50 / floor.p50,
      ],
    },
  );
}
