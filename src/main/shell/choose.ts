import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { WindowFrame } from './chromium-flags.ts';
import { findChromium, findElectron, hasDisplay } from './find.ts';

/** A shell as a command to run, or why there can be none here. */
export type ShellChoice =
  | { readonly kind: 'electron' | 'chromium'; readonly command: string; readonly args: readonly string[] }
  | { readonly kind: 'none'; readonly reason: 'noDisplay' | 'noBrowser' };

/** The shell for this machine: Electron where its binary is, else Chromium; neither opens without a display. */
export function chooseShell(
  config: string,
  frame: WindowFrame,
  env: NodeJS.ProcessEnv = process.env,
): ShellChoice {
  if (!hasDisplay(env)) return { kind: 'none', reason: 'noDisplay' };
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const electron = findElectron(root, env);
  const main = join(root, 'dist/electron/main.js');
  if (electron !== undefined && existsSync(main)) {
    return { kind: 'electron', command: electron, args: [main, config, frame] };
  }
  if (findChromium(env) === undefined) return { kind: 'none', reason: 'noBrowser' };
  const entry = fileURLToPath(new URL('chromium-main.ts', import.meta.url));
  return { kind: 'chromium', command: process.execPath, args: [entry, config, frame] };
}
