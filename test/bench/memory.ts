import type { Display } from './display.ts';
import { startEcho } from './echo.ts';
import { figure } from './figure.ts';
import type { Chapter, Figure } from './figure.ts';
import { heldBy } from './pss.ts';
import type { Held } from './pss.ts';
import { SHORT_ROUND, buttonOf } from './round.ts';
import { serveStillPage } from './still-page.ts';
import type { Surroundings } from './terminal.ts';
import { openWindow } from './window.ts';

/** What is held is read before the first of these visits and after each of them. */
const VISITS = 50;
const READINGS = 4;
/** The most that memory may grow once the first visits have filled what is filled once: flat. */
const FLAT = 1.1;

/** What core and renderer hold after visits, beside a process and a page that do next to nothing. */
export async function measureMemory(surroundings: Surroundings, display: Display): Promise<Chapter> {
  const core = await surroundings.startCore();
  const still = await serveStillPage();
  const echo = await startEcho();
  const screens = await openWindow(display, surroundings.folder, await core.startUrl());
  const bare = await openWindow(display, surroundings.folder, still.url);
  try {
    const [renderer, floor] = [await screens.renderer(), heldBy(await bare.renderer())];
    const held: { core: Held; renderer: Held }[] = [];
    for (let reading = 0; reading <= READINGS; reading += 1) {
      if (reading > 0)
        await screens.page.evaluate(visits, { count: VISITS, buttons: SHORT_ROUND.map(buttonOf) });
      await screens.session.send('HeapProfiler.collectGarbage');
      held.push({ core: heldBy(core.pid), renderer: heldBy(renderer) });
    }
    return {
      title: `Memory (PSS) before and after ${VISITS * READINGS} visits, ${display.name}`,
      figures: [
        growth(
          'core',
          held.map((each) => each.core),
          ['bare ws echo', heldBy(echo.pid)],
        ),
        growth(
          'renderer',
          held.map((each) => each.renderer),
          ['page without a core', floor],
        ),
      ],
    };
  } finally {
    await screens.close();
    await bare.close();
    await echo.stop();
    still.stop();
    await core.stop();
  }
}

function growth(
  name: string,
  held: readonly Held[],
  [alternative, other]: readonly [name: string, held: Held],
): Figure {
  const [before, filled, last] = [held[0], held[1], held.at(-1)];
  if (!before || !filled || !last) throw new RangeError('too few readings');
  const measured = {
    before: before.pss,
    [`after ${VISITS}`]: filled.pss,
    [`after ${VISITS * READINGS}`]: last.pss,
    RSS: last.rss,
    growth: last.pss / filled.pss,
  };
  return figure(name, 'MB', measured, {
    goal: { growth: FLAT },
    against: [`${alternative} (${other.pss.toFixed(0)} MB)`, last.pss / other.pss],
  });
}

/** Runs inside the page: presses the buttons one after another, visit after visit, no faster than the gateway listens. */
async function visits({
  count,
  buttons,
}: {
  readonly count: number;
  readonly buttons: readonly string[];
}): Promise<void> {
  const BETWEEN_MS = 26;
  const GIVE_UP_MS = 20_000;
  const there = (selector: string): Promise<HTMLElement> =>
    new Promise((resolve, reject) => {
      const look = (): boolean => {
        const button = document.querySelector<HTMLElement>(selector);
        if (button) resolve(button);
        return button !== null;
      };
      if (look()) return;
      const observer = new MutationObserver(() => look() && observer.disconnect());
      observer.observe(document, { subtree: true, childList: true });
      setTimeout(() => reject(new Error(`${selector} never came`)), GIVE_UP_MS);
    });
  for (let visit = 0; visit < count; visit += 1) {
    for (const button of buttons) {
      (await there(button)).click();
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
    }
  }
}
