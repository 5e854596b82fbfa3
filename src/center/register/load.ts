import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { createRegister } from './register.ts';
import type { Register } from './register.ts';
import { RegisterFile } from './schema.ts';

/** Reads `register.json` and the pictures beside it. A register that cannot be used is a broken installation and throws. */
export function loadRegister(path: string): Register {
  const file = RegisterFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  return createRegister(file, (picture) => readFileSync(join(dirname(path), picture)).toString('base64'));
}
