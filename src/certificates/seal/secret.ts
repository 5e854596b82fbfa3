import { ALPHABET, asPrinted, inBase32 } from './base32.ts';

/** 照合鍵 without its check character: 100 random bits. Whoever holds the sheet reads the back with it, and nobody else. */
const SECRET = 20;
/** 照合番号: 60 random bits, another for every copy. */
const SERIAL = 12;
/** 要約: 40 bits of the hash of what was signed. */
const DIGEST = 8;

/** What a front says about its back. */
export interface FrontLabel {
  readonly serial: string;
  /** With its check character. */
  readonly secret: string;
  readonly digest: string;
}

export const SERIAL_PATTERN = /^[0-9A-HJKMNP-TV-Z]{12}$/;
export const SECRET_PATTERN = /^[0-9A-HJKMNP-TV-Z]{21}$/;
export const DIGEST_PATTERN = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/** Fresh ones out of random bytes: 13 for the secret, 8 for the serial. */
export function secretOf(random: Uint8Array): string {
  const secret = inBase32(random, SECRET);
  return secret + checkOf(secret);
}

export function serialOf(random: Uint8Array): string {
  return inBase32(random, SERIAL);
}

export function digestOf(hash: Uint8Array): string {
  return inBase32(hash, DIGEST);
}

/** A secret as somebody typed it; `null` if a character is wrong or two are swapped. */
export function readSecret(typed: string): string | null {
  const secret = asPrinted(typed);
  return SECRET_PATTERN.test(secret) && checkOf(secret.slice(0, SECRET)) === secret[SECRET] ? secret : null;
}

export function readSerial(typed: string): string | null {
  const serial = asPrinted(typed);
  return SERIAL_PATTERN.test(serial) ? serial : null;
}

/** The small symbol on the front: `MADO1:serial:secret:digest`, all of it in QR's alphanumeric set. */
export function labelText({ serial, secret, digest }: FrontLabel): string {
  return `MADO1:${serial}:${secret}:${digest}`;
}

export function readLabel(text: string): FrontLabel | null {
  const [magic, serial = '', secret = '', digest = '', ...more] = text.split(':');
  const whole = magic === 'MADO1' && more.length === 0;
  if (!whole || !SERIAL_PATTERN.test(serial) || !DIGEST_PATTERN.test(digest)) return null;
  return readSecret(secret) === secret ? { serial, secret, digest } : null;
}

/**
 * One check character (Reed-Solomon over GF(32) with x⁵+x²+1): any single wrong character shows, and any two swapped ones.
 */
function checkOf(text: string): string {
  let sum = 0;
  for (const character of text) sum = doubled(sum) ^ ALPHABET.indexOf(character);
  return ALPHABET[doubled(sum)] ?? '';
}

function doubled(value: number): number {
  const twice = value * 2;
  return twice > 31 ? twice ^ 0b100101 : twice;
}
