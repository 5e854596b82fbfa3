import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';

import { concat, utf8 } from './bytes.ts';

/** One sheet of a paper: its serial, which page it is, and of how many. */
export interface SheetId {
  readonly serial: string;
  readonly page: number;
  readonly pages: number;
}

const NAME = utf8('mado seal 1');
const [KEY, NONCE, TAG] = [32, 12, 16];
/** Version, page and pages stand before what is locked. */
const CLEAR = 3;
const VERSION = 1;

/**
 * Locks a sheet's message with the secret on its front: ChaCha20-Poly1305 (RFC 8439), key and nonce by HKDF-SHA-256 (RFC 5869).
 * Serial and page are bound to it. A secret serves one paper, so no key ever meets two messages.
 */
export function locked(message: Uint8Array, sheet: SheetId, secret: string): Uint8Array {
  const { key, nonce } = keysOf(sheet, secret);
  const clear = Uint8Array.of(VERSION, sheet.page, sheet.pages);
  return concat(clear, chacha20poly1305(key, nonce, boundTo(sheet)).encrypt(message));
}

/** `null` if it was locked with another secret or for another serial, or was changed. */
export function unlocked(
  bytes: Uint8Array,
  serial: string,
  secret: string,
): (SheetId & { readonly message: Uint8Array }) | null {
  const [version, page = 0, pages = 0] = bytes;
  if (version !== VERSION || bytes.length <= CLEAR + TAG || page < 1 || page > pages) return null;
  const sheet = { serial, page, pages };
  const { key, nonce } = keysOf(sheet, secret);
  try {
    const message = chacha20poly1305(key, nonce, boundTo(sheet)).decrypt(bytes.subarray(CLEAR));
    return { ...sheet, message };
  } catch {
    return null; // the tag does not fit; the library says so by throwing
  }
}

/** Tells one sheet's symbols from another's, 3 bytes; from the serial alone, so that a front names its back. */
export function sheetNumber({ serial, page }: Pick<SheetId, 'serial' | 'page'>): number {
  const [a = 0, b = 0, c = 0] = sha256(concat(NAME, utf8(` ${serial}`), Uint8Array.of(page)));
  return a * 0x10000 + b * 0x100 + c;
}

function keysOf(sheet: SheetId, secret: string): { readonly key: Uint8Array; readonly nonce: Uint8Array } {
  const made = hkdf(sha256, utf8(secret), NAME, boundTo(sheet), KEY + NONCE);
  return { key: made.subarray(0, KEY), nonce: made.subarray(KEY) };
}

function boundTo({ serial, page, pages }: SheetId): Uint8Array {
  return concat(utf8(serial), Uint8Array.of(VERSION, page, pages));
}
