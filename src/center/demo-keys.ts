import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CenterKeys } from './keys.ts';
import { publicPem } from './keys.ts';

/** Where the keys of one installation lie. None of them is ever in the repository. */
export interface KeyFiles {
  /** PEM, Ed25519 private. */
  readonly document: string;
  /** PEM, Ed25519 public: what the terminal pins. */
  readonly townKey: string;
  /** 64 hex digits. */
  readonly person: string;
  /** The one demo terminal's secret, 64 hex digits. */
  readonly terminalSecret: string;
}

export function keyFilesIn(dir: string): KeyFiles {
  return {
    document: join(dir, 'document-key.pem'),
    townKey: join(dir, 'town-key.pem'),
    person: join(dir, 'person-key'),
    terminalSecret: join(dir, 'terminal-secret'),
  };
}

/** Makes, once, the keys of a demo installation: folder 0700, files 0600. What is there already stays as it is. */
export function ensureDemoKeys(dir: string): KeyFiles {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const files = keyFilesIn(dir);
  keep(files.document, newDocumentKey);
  keep(files.townKey, () => publicPem(createPrivateKey(readFileSync(files.document))));
  keep(files.person, newSecret);
  keep(files.terminalSecret, newSecret);
  return files;
}

export function readKeys({ document, person }: Pick<KeyFiles, 'document' | 'person'>): CenterKeys {
  const keys = { document: createPrivateKey(readFileSync(document)), person: readSecret(person) };
  if (keys.document.asymmetricKeyType !== 'ed25519')
    throw new Error('the document key is not an Ed25519 key');
  return keys;
}

function readSecret(file: string): Buffer {
  const text = readFileSync(file, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error('a secret is 64 hex digits');
  return Buffer.from(text, 'hex');
}

function newDocumentKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function newSecret(): string {
  return randomBytes(32).toString('hex');
}

/** Written aside and linked, so that a file is there whole or not at all, and of two processes the first wins. */
function keep(file: string, make: () => string): void {
  const aside = `${file}.${randomBytes(8).toString('hex')}`;
  writeFileSync(aside, make(), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(aside, file);
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
  } finally {
    unlinkSync(aside);
  }
}
