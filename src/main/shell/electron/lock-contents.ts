import type { Input } from 'electron';

import type { Address } from './address.ts';
import { allowsKey } from './keys.ts';

interface Preventable {
  preventDefault(): void;
}

interface Leaving extends Preventable {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** What is locked of a page: the part of Electron's `WebContents` that it takes. */
export interface LockableContents {
  on(
    event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect',
    listener: (event: Leaving) => void,
  ): unknown;
  on(event: 'will-attach-webview' | 'will-prevent-unload', listener: (event: Preventable) => void): unknown;
  on(event: 'before-input-event', listener: (event: Preventable, input: Input) => void): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
  setVisualZoomLevelLimits(least: number, most: number): Promise<void>;
}

/** Refuses every way out of a page: elsewhere, into another window, into a webview, by key, by zoom, by dialog. */
export function lockContents(contents: LockableContents, address: Address): void {
  const stay = (event: Leaving): void => {
    if (!event.isMainFrame || !address.allowsNavigation(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('before-input-event', (event, input) => {
    if (!allowsKey(input)) event.preventDefault();
  });
  // Prevented here means: the page's wish to ask "leave this page?" is ignored.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  void contents.setVisualZoomLevelLimits(1, 1);
}
