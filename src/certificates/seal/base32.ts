/** Crockford's base 32: no I, L, O, U, so that hardly anything can be misread; what is misread all the same is put right. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The first `length` characters that bytes make, 5 bits each. */
export function inBase32(bytes: Uint8Array, length: number): string {
  let [text, bits, held] = ['', 0, 0];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += ALPHABET[(held >>> bits) & 31] ?? '';
    }
  }
  if (text.length < length) throw new RangeError('too few bytes');
  return text;
}

/** What somebody typed, as it was printed: capitals, O as 0, I and L as 1, without hyphens and blanks. */
export function asPrinted(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-‐‑–—−ー・_.]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

/** In groups, as it is read aloud: `ABCD-EFGH-JKMN`; the last group may be one longer. */
export function inGroups(text: string, size = 4): string {
  const groups: string[] = [];
  for (let at = 0; at < text.length; at += size) groups.push(text.slice(at, at + size));
  const last = groups.at(-1);
  if (groups.length > 1 && last?.length === 1) groups.splice(-2, 2, (groups.at(-2) ?? '') + last);
  return groups.join('-');
}
