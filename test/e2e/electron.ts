import { join } from 'node:path';

import { _electron } from 'playwright-core';
import type { Page } from 'playwright-core';

import { findElectron } from '#main/shell/find.ts';

import { root } from '../../tools/demo/folder.ts';

/** The terminal in Electron's shell, which starts the core by itself and reopens its screen after a restart. */
export interface ElectronTerminal {
  readonly page: Page;
  close(): Promise<void>;
}

/** Needs Electron's binary and `dist/electron/main.js`, both of which `npm run test:electron` looks for. */
export async function openElectron(config: string): Promise<ElectronTerminal> {
  const executablePath = findElectron(root, process.env);
  if (executablePath === undefined) throw new Error('Electron has no binary here');
  const args = [join(root, 'dist/electron/main.js'), config, 'window'];
  const app = await _electron.launch({ executablePath, args, cwd: root });
  const page = await app.firstWindow();
  return { page, close: () => app.close() };
}
