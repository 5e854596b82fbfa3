import { expect, test } from 'vitest';

import { cardKind } from './token.ts';

test.each([
  ['JPKIAPICCTOKEN2', 'myNumber'],
  ['JPKIAPICCTOKEN2'.padEnd(32), 'myNumber'],
  ['JPKIAPICCTOKEN2'.padEnd(32, '\0'), 'myNumber'],
  ['JPKIAPICCTOKEN'.padEnd(32), 'juki'],
  ['JPKIAPGPSETOKEN'.padEnd(32), 'phone'],
  ['JPKIAPIOSTOKEN'.padEnd(32), 'phone'],
  ['JPKIAPICCTOKEN3', 'unknown'],
  ['jpkiapicctoken2', 'unknown'],
  ['', 'unknown'],
  ['JPKIAPICCTOKEN2'.padEnd(32) + 'more', 'myNumber'],
])('%j is %s', (label, kind) => {
  expect(cardKind(Buffer.from(label, 'latin1'))).toBe(kind);
});
