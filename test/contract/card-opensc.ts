import { X509Certificate, verify } from 'node:crypto';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { CardBench } from './card.ts';
import { type CardPeople, PIN } from '../support/card-people.ts';

/** OpenSC asks a card for every driver it has before it takes it for a JPKI card; a busy machine may need long for that. */
const OPENSC_LIMIT_MS = 60_000;

const run = promisify(execFile);

/** OpenSC's PKCS #11 module, by Debian's architecture. */
const MODULE = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
  .map((triplet) => `/usr/lib/${triplet}/opensc-pkcs11.so`)
  .find((path) => existsSync(path));

/** OpenSC knows JPKI cards from its own reading of them: an independent judge of the virtual card. */
export function judgedByOpenSc(open: () => Promise<CardBench>, people: () => CardPeople): void {
  const present = MODULE !== undefined && existsSync('/usr/bin/pkcs11-tool');
  const onCi = process.env['CI'] !== undefined;

  describe.skipIf(!present && !onCi)(`OpenSC${present ? '' : ' (opensc is missing)'}`, () => {
    let bench: CardBench;
    let name: string;
    beforeEach(async () => {
      bench = await open();
      await bench.lay(people().card());
      name = (await run('/usr/bin/opensc-tool', ['--wait', '-n'])).stdout.trim();
    }, OPENSC_LIMIT_MS);
    afterEach(() => bench.close());

    test('takes the virtual card for a JPKI card and reads its certificate', async () => {
      expect(name).toBe('jpki');
      const list = await run('/usr/bin/pkcs15-tool', ['--list-certificates']);
      expect(list.stdout).toContain('User Authentication Certificate');
      const [, id = ''] = /\[User Authentication Certificate\][^]*?ID\s*:\s*(\w+)/.exec(list.stdout) ?? [];
      const read = await run('/usr/bin/pkcs15-tool', ['--read-certificate', id]);
      const pem = Buffer.from(read.stdout.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
      expect(pem).toEqual(Buffer.from(people().sound.certificate));
    });

    test('signs with it', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'mado-opensc-'));
      const [message, signature] = [join(folder, 'message'), join(folder, 'signature')];
      await writeFile(message, 'nonce');
      // The made-up PIN of a made-up card: a real one would never stand on a command line.
      const how = ['--sign', '--mechanism', 'SHA256-RSA-PKCS', '--id', '1', '--pin', PIN];
      const files = ['--input-file', message, '--output-file', signature];
      try {
        await run('/usr/bin/pkcs11-tool', ['--module', MODULE ?? '', '--slot-index', '0', ...how, ...files]);
        const { publicKey } = new X509Certificate(people().sound.certificate);
        expect(verify('sha256', Buffer.from('nonce'), publicKey, await readFile(signature))).toBe(true);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });
}
