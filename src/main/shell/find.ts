import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

const CHROMIUM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

/** A browser of the machine that can be the window; `MADO_CHROMIUM` names another. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['MADO_CHROMIUM'];
  return (named === undefined ? CHROMIUM : [named]).find(executable);
}

/**
 * Electron's binary, if it has been unpacked. It must not be asked for by `import 'electron'`: without its binary that
 * starts a download.
 */
export function findElectron(root: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(root, 'node_modules/electron/dist');
  const binary = join(folder, 'electron');
  return executable(binary) ? binary : undefined;
}

/** Whether there is a screen to open a window on. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
