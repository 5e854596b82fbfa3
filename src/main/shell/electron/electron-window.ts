import type { BrowserWindow, BrowserWindowConstructorOptions, RenderProcessGoneDetails } from 'electron';

import type { OpenWindow } from '../window-keeper.ts';
import type { Address } from './address.ts';

/** What is needed of a window. */
export interface ElectronWindow extends Pick<BrowserWindow, 'loadURL' | 'destroy' | 'isDestroyed'> {
  on(event: 'closed', listener: () => void): unknown;
  readonly webContents: {
    on(
      event: 'render-process-gone',
      listener: (event: object, details: Pick<RenderProcessGoneDetails, 'reason'>) => void,
    ): unknown;
    on(event: 'unresponsive', listener: () => void): unknown;
    forcefullyCrashRenderer(): void;
  };
}

/** Opens windows in Electron. A renderer that crashes or hangs is reported, never asked about. */
export function electronWindow(options: {
  readonly create: (options: BrowserWindowConstructorOptions) => ElectronWindow;
  readonly window: BrowserWindowConstructorOptions;
  readonly address: Address;
}): OpenWindow {
  return (url, onGone) => {
    const window = options.create(options.window);
    const gone = once(onGone);
    const { webContents } = window;
    webContents.on('render-process-gone', (_event, details) => gone(details.reason));
    webContents.on('unresponsive', () => webContents.forcefullyCrashRenderer());
    window.on('closed', () => gone('closed'));
    options.address.set(url);
    window.loadURL(url).catch(() => gone('load-failed'));
    return Promise.resolve({
      close() {
        if (!window.isDestroyed()) window.destroy();
        return Promise.resolve();
      },
    });
  };
}

function once(act: (how: string) => void): (how: string) => void {
  let done = false;
  return (how) => {
    if (done) return;
    done = true;
    act(how);
  };
}
