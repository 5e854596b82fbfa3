import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { hasPoppler } from '#certificates/poppler.ts';

import { freshKeys, sealedPaper } from '../../test/support/sealed-paper.ts';
import { verify } from './verify.ts';

const keys = freshKeys();
const trust = ['--trust', join(keys.path, 'trust.json')];
const folder = mkdtempSync(join(tmpdir(), 'mado-verify-'));
const paper = sealedPaper(keys, 1);
const pdf = join(folder, 'paper.pdf');
writeFileSync(pdf, paper.pdf);

describe.skipIf(!hasPoppler())('npm run verify (skipped where poppler-utils is missing)', () => {
  test('a PDF of both sides', async () => {
    const { ok, lines, json } = await verify([pdf, ...trust]);
    expect(ok).toBe(true);
    expect(lines[0]).toBe('GOOD (good)');
    expect(lines).toContain('  氏名: 見本 花子');
    expect(json).toMatchObject({ outcome: 'good', demo: true, sheets: [{ town: 'ひかり台町' }] });
  });

  test('a scan of the back as JPEG, with the key typed, or without', async () => {
    const args = ['-jpeg', '-gray', '-r', '200', '-f', '2', '-singlefile', pdf, join(folder, 'back')];
    execFileSync('pdftoppm', args);
    const back = join(folder, 'back.jpg');
    const { serial, secret } = paper.proof;
    expect((await verify([back, ...trust])).json).toMatchObject({ outcome: 'noFront' });
    expect((await verify([back, ...trust, '--serial', serial, '--key', secret])).ok).toBe(true);
    const slip = await verify([back, ...trust, '--serial', serial, '--key', secret.slice(1)]);
    expect(slip.lines[0]).toMatch(/^--key: the twenty-one characters/);
  });

  test('keys of nobody, keys of a demo where production is meant, and files that are none', async () => {
    const other = ['--trust', join(freshKeys().path, 'trust.json')];
    expect((await verify([pdf, ...other])).json).toMatchObject({ outcome: 'unknownKey' });
    expect((await verify([pdf, ...trust, '--profile', 'production'])).lines[0]).toMatch(/has demo keys/);
    const mixed = [
      '--trust',
      join(keys.path, 'trust.json'),
      '--anchor',
      join(freshKeys().path, 'anchor.json'),
    ];
    expect((await verify([pdf, ...mixed])).lines[0]).toMatch(/not signed by/);
    expect((await verify([...trust])).lines[0]).toMatch(/^usage/);
    const junk = join(folder, 'junk.png');
    writeFileSync(junk, 'no picture');
    expect((await verify([junk, ...trust])).json).toMatchObject({ outcome: 'unreadable' });
  });
});
