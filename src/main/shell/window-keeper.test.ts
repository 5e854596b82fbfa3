import { expect, test } from 'vitest';

import { err, ok } from '#contract/result.ts';
import type { Result } from '#contract/result.ts';
import { HandClock } from '#contract/testing/hand-clock.ts';

import { recorder } from './fixtures/recorder.ts';
import type { NoStartUrl } from './supervisor.ts';
import { WindowKeeper } from './window-keeper.ts';

interface Opened {
  readonly url: string;
  readonly gone: (how: string) => void;
  closed: boolean;
}

interface Play {
  readonly answer?: (asked: number) => Result<string, NoStartUrl>;
  /** How many windows go before `open` has returned. */
  readonly stillborn?: number;
}

function set({ answer = (asked) => ok(`http://127.0.0.1:1/${asked}`), stillborn = 0 }: Play = {}) {
  const clock = new HandClock();
  const events = recorder();
  const windows: Opened[] = [];
  let asked = 0;
  const keeper = new WindowKeeper({
    clock,
    events,
    core: { startUrl: () => Promise.resolve(answer((asked += 1))) },
    open(url, onGone) {
      const window: Opened = { url, gone: onGone, closed: false };
      windows.push(window);
      if (windows.length <= stillborn) onGone('ENOENT');
      return Promise.resolve({
        close() {
          window.closed = true;
          return Promise.resolve();
        },
      });
    },
  });
  return { clock, events, windows, keeper };
}

/** Lets promises that are already settled run their course. */
const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

const openWindows = (windows: readonly Opened[]): readonly Opened[] =>
  windows.filter(({ closed }) => !closed);

test('every core gets a window of its own, with a fresh address', async () => {
  const { keeper, windows } = set();
  keeper.renew();
  await settle();
  keeper.renew();
  await settle();
  expect(windows.map(({ url, closed }) => [url, closed])).toEqual([
    ['http://127.0.0.1:1/1', true],
    ['http://127.0.0.1:1/2', false],
  ]);
});

test('a window that goes is opened again, at growing pauses', async () => {
  const { clock, events, keeper, windows } = set();
  keeper.renew();
  await settle();
  for (const [index, pause] of [500, 1000, 2000].entries()) {
    windows[index]?.gone('crashed');
    clock.advance(pause - 1);
    await settle();
    expect(windows).toHaveLength(index + 1);
    clock.advance(1);
    await settle();
    expect(windows).toHaveLength(index + 2);
  }
  expect(events.raised[0]).toEqual({ id: 'shell.restarted', what: 'window', code: 'crashed' });
  expect(openWindows(windows)).toHaveLength(1);
});

test('a window that goes while it is being opened is opened again', async () => {
  const { clock, keeper, windows } = set({ stillborn: 1 });
  keeper.renew();
  await settle();
  clock.advance(500);
  await settle();
  expect(windows).toHaveLength(2);
  expect(openWindows(windows)).toHaveLength(1);
});

test('a window that was closed has nothing more to say', async () => {
  const { clock, events, keeper, windows } = set();
  keeper.renew();
  await settle();
  keeper.renew();
  await settle();
  windows[0]?.gone('SIGTERM');
  clock.advance(60_000);
  await settle();
  expect(windows).toHaveLength(2);
  expect(events.raised).toEqual([]);
});

test('many calls at once open one window', async () => {
  const { keeper, windows } = set();
  for (let call = 0; call < 10; call += 1) keeper.renew();
  keeper.lost('renderer-lost');
  await settle();
  expect(windows).toHaveLength(1);
});

test('without an address no window is opened, until the next core calls', async () => {
  const { clock, keeper, windows } = set({
    answer: (asked) => (asked === 1 ? err('core-silent') : ok('http://127.0.0.1:1/')),
  });
  keeper.renew();
  await settle();
  clock.advance(60_000);
  await settle();
  expect(windows).toHaveLength(0);
  keeper.renew();
  await settle();
  expect(openWindows(windows)).toHaveLength(1);
});

test('stopping closes the window and opens none', async () => {
  const { clock, keeper, windows } = set();
  keeper.renew();
  await settle();
  keeper.lost('renderer-lost');
  await keeper.stop();
  keeper.renew();
  clock.advance(60_000);
  await settle();
  expect(windows).toHaveLength(1);
  expect(openWindows(windows)).toHaveLength(0);
});
