import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { z } from 'zod';

import { fromHex, toHex } from '#certificates/seal/bytes.ts';
import { kidOf } from '#certificates/seal/ed25519.ts';
import { Anchor, listBytes, openList, TrustList, VoidList } from '#certificates/seal/lists.ts';
import type { SignedList, TrustedKey } from '#certificates/seal/lists.ts';

/**
 * A folder of keys for sealing, mode 0700: `anchor.json`, `trust.json`, `void.json`, the signing keys in `signing/`, and
 * `root-key.pem`, which signs the lists. The center needs all but the last; that one belongs into a safe.
 */
export interface KeyFolder {
  readonly path: string;
  readonly anchor: Anchor;
  trust(): TrustList;
  voids(): VoidList;
  /** Signs a list anew and replaces its file. Needs the root key. */
  publish(list: TrustList | VoidList): void;
  sign(list: object): SignedList;
  /** Makes a signing key and puts it on the trust list. */
  newKey(key: Pick<TrustedKey, 'town' | 'from' | 'until'>, now: Date): TrustedKey;
  /** The private half of a key; undefined if it is not here. */
  signingKey(kid: string): KeyObject | undefined;
}

/** Makes a folder with a root key and empty lists; one that is there already is left as it is and throws. */
export function createKeyFolder(path: string, profile: Anchor['profile'], now: Date): KeyFolder {
  if (existsSync(join(path, 'anchor.json'))) throw new Error(`${path} has keys already`);
  mkdirSync(join(path, 'signing'), { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  const root = generateKeyPairSync('ed25519').privateKey;
  write(join(path, 'root-key.pem'), pem(root));
  write(join(path, 'anchor.json'), json({ anchor: toHex(rawOf(root)), profile } satisfies Anchor));
  const folder = openKeyFolder(path);
  const issued = now.toISOString();
  folder.publish({ list: 'trust', profile, issued, keys: [] });
  folder.publish({ list: 'void', profile, issued, serials: [] });
  return folder;
}

/** A list that is not signed by the folder's own anchor throws, and names the file. */
export function openKeyFolder(path: string): KeyFolder {
  const anchor = Anchor.parse(readJson(join(path, 'anchor.json')));
  const list = <T extends z.ZodType>(name: string, schema: T): z.infer<T> => {
    const opened = openList(readJson(join(path, name)), schema, fromHex(anchor.anchor));
    if (opened === null) throw new Error(`${join(path, name)} is not signed by the anchor beside it`);
    return opened;
  };
  const folder: KeyFolder = {
    path,
    anchor,
    trust: () => list('trust.json', TrustList),
    voids: () => list('void.json', VoidList),
    publish(list) {
      write(join(path, `${list.list}.json`), json(folder.sign(list)));
    },
    sign(list) {
      const root = createPrivateKey(readFileSync(join(path, 'root-key.pem')));
      const body = JSON.stringify(list);
      return { body, signature: sign(null, listBytes(body), root).toString('base64') };
    },
    newKey({ town, from, until }, now) {
      const made = generateKeyPairSync('ed25519').privateKey;
      const raw = rawOf(made);
      const key = { kid: toHex(kidOf(raw)), key: toHex(raw), town, from, until, compromisedSince: null };
      write(join(path, 'signing', `${key.kid}.pem`), pem(made));
      const trust = folder.trust();
      folder.publish({ ...trust, issued: now.toISOString(), keys: [...trust.keys, key] });
      return key;
    },
    signingKey(kid) {
      const file = join(path, 'signing', `${kid}.pem`);
      return existsSync(file) ? createPrivateKey(readFileSync(file)) : undefined;
    },
  };
  return folder;
}

/** The 32 bytes of an Ed25519 public key (RFC 8410: the end of its DER). */
function rawOf(key: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32));
}

function pem(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Aside first, so that a file is there whole, old or new. */
function write(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
