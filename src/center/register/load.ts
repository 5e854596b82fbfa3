import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { FamilyFile } from './families.ts';
import { NO_PAPERS } from './holder.ts';
import { createRegister } from './register.ts';
import type { Register } from './register.ts';
import { RegisterFile } from './schema.ts';
import { TaxFile } from './taxes.ts';

/** Reads `register.json`, and the pictures and the other registers beside it. A register that cannot be used is a broken installation and throws. */
export function loadRegister(path: string): Register {
  const file = RegisterFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const beside = (name: string) => readFileSync(join(dirname(path), name));
  const parsed = (name: string): unknown => JSON.parse(beside(name).toString('utf8'));
  return createRegister(file, (picture) => beside(picture).toString('base64'), {
    families:
      file.familyRegisters === undefined
        ? NO_PAPERS.families
        : FamilyFile.parse(parsed(file.familyRegisters)),
    taxes: file.taxes === undefined ? NO_PAPERS.taxes : TaxFile.parse(parsed(file.taxes)),
  });
}
