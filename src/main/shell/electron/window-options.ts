import type { BrowserWindowConstructorOptions } from 'electron';

import type { WindowFrame } from '../chromium-flags.ts';

const FRAMES = {
  kiosk: { kiosk: true, fullscreen: true, frame: false, resizable: false, movable: false, closable: false },
  window: { width: 540, height: 960 },
} as const satisfies Record<WindowFrame, BrowserWindowConstructorOptions>;

/**
 * The window (numbers: Electron's security checklist). There is no preload: the screens talk to the core over their own
 * WebSocket, so no API of Electron's has to reach them, and no IPC channel exists that could be misused (17, 20).
 */
export function windowOptions(frame: WindowFrame, packaged: boolean): BrowserWindowConstructorOptions {
  return {
    ...FRAMES[frame],
    title: 'Mado',
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      nodeIntegration: false, // 2
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      contextIsolation: true, // 3
      sandbox: true, // 4
      webSecurity: true, // 6
      allowRunningInsecureContent: false, // 8
      experimentalFeatures: false, // 9
      webviewTag: false, // 11, 12
      navigateOnDragDrop: false, // 13
      devTools: !packaged,
      disableDialogs: true,
      spellcheck: false,
      plugins: false,
      enableWebSQL: false,
      textAreasAreResizable: false,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
      // Without `persist:`, cookies, caches and storage live in memory and go with the process.
      partition: 'mado',
    },
  };
}
