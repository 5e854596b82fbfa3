import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { beforeAll, expect, test } from 'vitest';

import { fromBase64 } from '#certificates/seal/bytes.ts';
import { labelText } from '#certificates/seal/secret.ts';
import { backBitmap } from '#certificates/seal/symbols.ts';
import { checked } from '#checking/check.ts';
import { readingOf } from '#checking/reading.ts';
import { prepareScanner, symbolsIn } from '#checking/scanner.ts';

import { asPixels, scanOf } from '../scan/scenarios.ts';
import { freshKeys, sealedPaper } from '../support/sealed-paper.ts';

// A sample of the damaged scans; `npm run bench:back` reads all of them and writes docs/paper.md.

const keys = freshKeys();
const { proof } = sealedPaper(keys);
const [sheet] = proof.sheets;
if (!sheet) throw new Error('a sheet');

beforeAll(() => {
  const { resolve } = createRequire(import.meta.url);
  prepareScanner(new Uint8Array(readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm'))).buffer);
});

test.each([
  ['turned, folded, stained, torn, JPEG', 200],
  ['a corner of 20 % torn off', 200],
  ['copied, photo key', 200],
  ['10 % blank', 300],
] as const)('%s, at %d dpi: what the town signed', async (scenario, dpi) => {
  const bitmap = backBitmap(fromBase64(sheet.sealed), { serial: proof.serial, page: 1 });
  if (!bitmap) throw new Error('it fits');
  const symbols = await symbolsIn(asPixels(scanOf(bitmap, scenario, dpi, 1)));
  const label = { bytes: new Uint8Array(), text: labelText({ ...proof, digest: sheet.digest }) };
  expect(checked(readingOf([...symbols, label]), undefined, { trust: keys.trust() }).outcome).toBe('good');
});
