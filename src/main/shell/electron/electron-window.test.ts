import { expect, test } from 'vitest';

import { Address } from './address.ts';
import { electronWindow } from './electron-window.ts';
import { FakeWindow } from './fixtures/fakes.ts';
import { windowOptions } from './window-options.ts';

const START = 'http://127.0.0.1:8080/start?ticket=made-up';

async function opened(window = new FakeWindow()) {
  const address = new Address();
  const gone: string[] = [];
  const open = electronWindow({ create: () => window, window: windowOptions('kiosk', true), address });
  const handle = await open(START, (how) => gone.push(how));
  return { window, handle, gone, address };
}

test('the window is sent to the start address, and may go to its front page only', async () => {
  const { window, address } = await opened();
  expect(window.loaded).toEqual([START]);
  expect(address.allowsNavigation('http://127.0.0.1:8080/')).toBe(true);
  expect(address.allowsNavigation('http://127.0.0.1:8081/')).toBe(false);
});

test.each(['crashed', 'oom', 'killed', 'launch-failed', 'integrity-failure'])(
  'a renderer that is gone (%s) is reported once',
  async (reason) => {
    const { window, gone } = await opened();
    window.webContents.emit('render-process-gone', {}, { reason });
    window.emit('closed');
    expect(gone).toEqual([reason]);
  },
);

test('a renderer that hangs is ended, and so reported', async () => {
  const { window, gone } = await opened();
  window.webContents.emit('unresponsive');
  expect(gone).toEqual(['killed']);
});

test('a page that does not load is reported', async () => {
  const { gone } = await opened(new FakeWindow(false));
  await Promise.resolve();
  expect(gone).toEqual(['load-failed']);
});

test('closing destroys the window, once', async () => {
  const { window, handle } = await opened();
  await handle.close();
  await handle.close();
  expect(window.isDestroyed()).toBe(true);
});
