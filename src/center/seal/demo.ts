import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { createKeyFolder } from './key-folder.ts';

/** Makes, once, a demo's keys for sealing: they call themselves demo, and production refuses them. */
export function ensureDemoSealKeys(path: string, town: string, now: Date): void {
  if (existsSync(join(path, 'anchor.json'))) return;
  const folder = createKeyFolder(path, 'demo', now);
  folder.newKey({ town: `${town} (見本 demo)`, from: '2020-01-01', until: '2099-12-31' }, now);
}
