import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { WindowFrame } from '../chromium-flags.ts';
import type { CoreProgram } from '../core-process.ts';

export interface Program {
  readonly config: string | undefined;
  readonly frame: WindowFrame;
  readonly core: CoreProgram;
}

/** What the shell was asked to run. The core and its own Node lie unpacked beside the archive, as plain files. */
export function program(started: {
  readonly argv: readonly string[];
  readonly packaged: boolean;
  /** Electron's `process.resourcesPath`. */
  readonly resources: string;
}): Program {
  const { argv, packaged, resources } = started;
  const words = argv.slice(1).filter((argument) => !argument.startsWith('-'));
  // Unpacked, the first word is this script: `electron dist/electron/main.js …`.
  const [config, frame] = packaged ? words : words.slice(1);
  const root = packaged
    ? join(resources, 'app.asar.unpacked')
    : fileURLToPath(new URL('../..', import.meta.url));
  return {
    config,
    frame: frame === 'window' && !packaged ? 'window' : 'kiosk',
    core: {
      node: join(root, `node_modules/node-linux-${process.arch}/bin/node`),
      entry: join(root, 'src/main/core.ts'),
      config: config ?? '',
    },
  };
}
