import path from 'node:path';

import { hasCommand, present, root } from './machine.mjs';

export function hasChromium() {
  return ['chromium', 'chromium-browser', 'google-chrome'].some(hasCommand);
}

/** Electron's binary is looked for and never asked for: `import 'electron'` without it starts a download. */
export function hasElectron() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? 'node_modules/electron/dist';
  return present(path.resolve(root, folder, 'electron'));
}
