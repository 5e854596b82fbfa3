import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { testTls } from '#center/testing/tls.ts';
import { readIdentity } from '#main/config/materials.ts';
import { IDENTITY_FILES } from '#main/tls/tls-fetch.ts';

const [one, other] = [await testTls(), await testTls()];

test.each([
  ['that belong together', one.key, true],
  ['that do not belong together', other.key, false],
])('a key and a certificate %s', (_, key, good) => {
  const folder = mkdtempSync(join(tmpdir(), 'mado-identity-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, IDENTITY_FILES.key), key);
  writeFileSync(join(folder, IDENTITY_FILES.certificate), one.certificate);
  writeFileSync(join(folder, IDENTITY_FILES.authority), one.authority);
  const read = readIdentity(folder);
  expect(read.ok).toBe(good);
  if (!read.ok) expect(read.error.lines).toEqual([expect.stringContaining('enrol the terminal again')]);
});
