import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { originOf, signerOf } from '#contract/checkpoint.ts';
import type { NoteSigner } from '#contract/checkpoint.ts';
import type { TerminalId } from '#contract/ids.ts';

export interface AuditKey {
  readonly signer: NoteSigner;
  /** It was made just now: nobody knows its public half yet. */
  readonly fresh: boolean;
}

/**
 * The key under this terminal's checkpoints (端末の監査鍵). It is made where it is used and never leaves: `audit-key.pem` beside the
 * ledger, 0600; the public half lies beside it for the city's register.
 */
export function auditKeyIn(folder: string, terminal: TerminalId): AuditKey {
  const file = join(folder, 'audit-key.pem');
  const known = read(file);
  if (known) return { signer: signerOf(originOf(terminal), known), fresh: false };
  const key = generateKeyPairSync('ed25519').privateKey;
  write(file, key.export({ type: 'pkcs8', format: 'pem' }).toString());
  write(join(folder, 'audit-key.pub.pem'), publicPem(key));
  return { signer: signerOf(originOf(terminal), key), fresh: true };
}

function read(file: string): KeyObject | undefined {
  try {
    return createPrivateKey(readFileSync(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function publicPem(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

/** Whole or not at all: half a key would keep the terminal from starting. */
function write(file: string, text: string): void {
  const fresh = `${file}.new`;
  const opened = openSync(fresh, 'w', 0o600);
  writeFileSync(opened, text);
  fsyncSync(opened);
  closeSync(opened);
  renameSync(fresh, file);
}
