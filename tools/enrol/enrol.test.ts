import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { installation, ready, run } from '#center/testing/installation.ts';
import { testTls } from '#center/testing/tls.ts';
import { IDENTITY_FILES } from '#main/tls/tls-fetch.ts';

import { root } from '../demo/folder.ts';

const FILES = {
  key: 'own.key',
  certificate: 'own.pem',
  authority: 'ca.pem',
  authorityKey: 'ca.key',
} as const;
const names = ['key', 'certificate', 'authority', 'authorityKey'] as const;

let dir: string;
let url: string;
let end: () => Promise<void>;

beforeAll(async () => {
  const tls = await testTls();
  dir = await installation({ tls: FILES });
  for (const name of names) writeFileSync(join(dir, FILES[name]), tls[name]);
  const child = run(dir);
  ({ url } = await ready(child));
  end = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
    rmSync(dir, { recursive: true });
  };
});
afterAll(() => end());

/** `npm run enrol -- …`, with this on its standard input. */
async function enrol(args: readonly string[], input = '') {
  const child = spawn(process.execPath, [join(root, 'tools/enrol.ts'), ...args]);
  let [said, complained] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString('utf8')));
  child.stdin.end(input);
  await once(child, 'close');
  return { code: child.exitCode, said: said.trim(), complained };
}

const atCenter = (...args: readonly string[]) => enrol([...args, '--center', join(dir, 'center.json')]);
const request = (code: string) =>
  enrol(
    ['request', 'kiosk-9', '--url', url, '--authority', join(dir, FILES.authority), '--out', join(dir, 'id')],
    `${code}\n`,
  );

test('from the code to the certificate, and to its end', async () => {
  const { said: code } = await atCenter('code', 'kiosk-9');
  // Whoever types it need not think of capitals.
  expect(await request(code.toLowerCase())).toMatchObject({
    code: 0,
    said: expect.stringContaining('enrolled'),
  });
  const file = (name: keyof typeof IDENTITY_FILES) => join(dir, 'id', IDENTITY_FILES[name]);
  expect(statSync(file('key')).mode & 0o777).toBe(0o600);
  const certificate = new X509Certificate(readFileSync(file('certificate')));
  expect(certificate.subject).toBe('CN=kiosk-9');
  expect(certificate.issuer).toBe(new X509Certificate(readFileSync(file('authority'))).subject);
  expect((await atCenter('list')).said).toMatch(
    new RegExp(`^kiosk-9  ${certificate.serialNumber}  until \\d{4}-\\d\\d-\\d\\d  counts, not shown yet$`),
  );
  const before = readFileSync(file('key'), 'utf8');
  expect(await request(code)).toMatchObject({ code: 1, complained: expect.stringContaining('401') });
  // What was refused has not touched what the terminal has.
  expect(readFileSync(file('key'), 'utf8')).toBe(before);
  expect(new X509Certificate(readFileSync(file('certificate'))).serialNumber).toBe(certificate.serialNumber);
  expect((await atCenter('revoke', 'kiosk-9')).said).toBe('1 revoked');
  expect((await atCenter('list')).said).toContain('revoked');
});

test.each([[[]], [['code']], [['code', 'no good name']], [['request', 'kiosk-9']]])(
  '%j is told how it is used',
  async (args) => {
    expect(await enrol(args)).toMatchObject({ code: 1, complained: expect.stringContaining('usage') });
  },
);
