import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { z } from 'zod';

import type { TriesStore } from './pin-object.ts';

const Tries = z.record(z.string(), z.int().min(0).max(15));

/** PIN counters in a file: a blocked demo card stays blocked when the bench is started again. */
export function fileTries(path: string): TriesStore {
  const tries = existsSync(path) ? Tries.parse(JSON.parse(readFileSync(path, 'utf8'))) : {};
  return {
    load: (key) => tries[key],
    save(key, left) {
      tries[key] = left;
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, JSON.stringify(tries), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}
